package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.prachum.platform.config.Settings;

/**
 * What every answer says to the browser (OWASP ASVS 5.0, V3.4): run no foreign script, be framed by nobody, guess no type, tell no
 * other site where one came from, keep no page in a cache.
 *
 * <p>Faces pages get the same policy with a nonce from PrimeFaces, which replaces this header.
 */
public class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String CSP = "Content-Security-Policy";

    private static final String POLICY = "default-src 'none'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "worker-src 'self'; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; script-src 'self'";

    @Inject
    transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // What is below an organization's own domain is not ours to decide on.
        boolean below = !new Host(request.getServerName(), settings.getBaseDomain()).isForeign();
        writeAll(response, below);
        chain.doFilter(request, new OnePolicy(response, below));
    }

    private void writeAll(HttpServletResponse response, boolean below) {
        write(response);
        if (settings.isHttps()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000" + (below ? "; includeSubDomains" : ""));
        }
        response.setHeader("Cache-Control", "no-store");
    }

    /** PrimeFaces adds its policy; a browser would hold a page to both. Whoever begins an answer anew begins with the headers. */
    private final class OnePolicy extends HttpServletResponseWrapper {

        private final boolean below;

        OnePolicy(HttpServletResponse response, boolean below) {
            super(response);
            this.below = below;
        }

        @Override
        public void reset() {
            super.reset();
            writeAll(this, below);
        }

        @Override
        public void addHeader(String name, String value) {
            if (CSP.equalsIgnoreCase(name)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }

    static void write(HttpServletResponse response) {
        response.setHeader(CSP, POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "geolocation=(), microphone=(), camera=()");
    }
}
