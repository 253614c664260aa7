package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.prachum.platform.config.Settings;

/**
 * Believes {@code X-Forwarded-For}, {@code X-Forwarded-Proto} and {@code X-Forwarded-Prefix} of configured proxies, and of nobody else.
 *
 * <p>The client is what {@link ClientAddress} finds. The host is
 * never taken from a header but {@code Host}; a proxy passes it on. A prefix is what the proxy takes away from the path, so every
 * address that is written has it again.
 */
public class ForwardedFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Settings settings;

    @Inject
    transient Visit visit;

    /** Segments of unreserved characters (RFC 3986, section 2.3): nothing that could be read as another host, or leave a header. */
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*){1,5}");

    private static final int LONGEST_PREFIX = 100;

    private transient Networks proxies;

    private transient ClientAddress clients;

    @Override
    public void init() {
        proxies = Networks.of("PRACHUM_TRUSTED_PROXIES", settings.trustedProxies());
        clients = new ClientAddress(proxies);
        // For the edge of the server, which sees requests before there are beans.
        getServletContext().setAttribute(ClientAddress.class.getName(), clients);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest seen = proxies.contain(request.getRemoteAddr()) ? new Forwarded(request) : request;
        visit.from(seen.getRemoteAddr(), seen.getContextPath());
        chain.doFilter(seen, response);
    }

    private final class Forwarded extends HttpServletRequestWrapper {

        private final String client;
        private final String scheme;
        private final String prefix;

        Forwarded(HttpServletRequest request) {
            super(request);
            client = clients.of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"));
            scheme = "https".equals(request.getHeader("X-Forwarded-Proto")) ? "https" : request.getScheme();
            prefix = prefixOf(request.getHeader("X-Forwarded-Prefix"));
        }

        private String prefixOf(String header) {
            String path = header == null ? "" : header.strip().replaceFirst("/$", "");
            return path.length() <= LONGEST_PREFIX && PREFIX.matcher(path).matches() ? path : "";
        }

        @Override
        public String getContextPath() {
            return prefix + super.getContextPath();
        }

        @Override
        public String getRequestURI() {
            return prefix + super.getRequestURI();
        }

        @Override
        public String getRemoteAddr() {
            return client;
        }

        @Override
        public String getScheme() {
            return scheme;
        }

        @Override
        public boolean isSecure() {
            return "https".equals(scheme);
        }

        @Override
        public int getServerPort() {
            if (scheme.equals(super.getScheme()) || hostNamesPort()) {
                return super.getServerPort();
            }
            return isSecure() ? 443 : 80;
        }

        private boolean hostNamesPort() {
            String host = getHeader("Host");
            return host != null && host.matches(".*:\\d+");
        }
    }
}
