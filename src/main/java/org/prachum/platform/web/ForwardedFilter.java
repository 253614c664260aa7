package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.prachum.platform.config.Settings;

/**
 * Believes {@code X-Forwarded-For} and {@code X-Forwarded-Proto} of configured proxies, and of nobody else.
 *
 * <p>The client is the rightmost address that is no proxy of ours: whatever stands left of it anybody may have written. The host is
 * never taken from a header but {@code Host}; a proxy passes it on.
 */
public class ForwardedFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Settings settings;

    @Inject
    transient Visit visit;

    private transient Networks proxies;

    @Override
    public void init() {
        proxies = Networks.of(settings.trustedProxies());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest seen = proxies.contain(request.getRemoteAddr()) ? new Forwarded(request) : request;
        visit.from(seen.getRemoteAddr());
        chain.doFilter(seen, response);
    }

    private final class Forwarded extends HttpServletRequestWrapper {

        private final String client;
        private final String scheme;

        Forwarded(HttpServletRequest request) {
            super(request);
            client = clientOf(request);
            scheme = "https".equals(request.getHeader("X-Forwarded-Proto")) ? "https" : request.getScheme();
        }

        private String clientOf(HttpServletRequest request) {
            String header = request.getHeader("X-Forwarded-For");
            if (header == null) {
                return request.getRemoteAddr();
            }
            String[] hops = header.split(",");
            for (int i = hops.length - 1; i >= 0; i--) {
                String hop = hops[i].strip();
                if (!Networks.isAddress(hop)) {
                    return request.getRemoteAddr();
                }
                if (!proxies.contain(hop)) {
                    return hop;
                }
            }
            return request.getRemoteAddr();
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
