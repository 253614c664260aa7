package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what another site makes a browser send: for every unsafe request the browser says where it comes from, by
 * {@code Sec-Fetch-Site} (W3C Fetch Metadata) or {@code Origin} (RFC 6454). Another organization is another site, though the browser
 * calls it the same; {@code null} is nobody.
 *
 * <p>A client that says neither is no browser of today; it passes only when no cookie lends it anybody's authority. Stateless views have
 * no token of Faces, so this stands in its place.
 */
public class OriginFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    transient PlainPage plainPage;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (SAFE.contains(request.getMethod()) || comesFromHere(request)) {
            chain.doFilter(request, response);
            return;
        }
        plainPage.answer(request, response, HttpServletResponse.SC_FORBIDDEN, "platform.foreignOrigin");
    }

    private static boolean comesFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        if (origin != null) {
            return isOurs(origin, request);
        }
        return site != null || request.getCookies() == null;
    }

    private static boolean isOurs(String origin, HttpServletRequest request) {
        try {
            URI from = URI.create(origin);
            return from.getHost() != null
                    && from.getScheme().equals(request.getScheme())
                    && from.getHost().toLowerCase(Locale.ROOT).equals(request.getServerName().toLowerCase(Locale.ROOT))
                    && portOf(from) == request.getServerPort();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static int portOf(URI origin) {
        if (origin.getPort() >= 0) {
            return origin.getPort();
        }
        return "https".equals(origin.getScheme()) ? 443 : 80;
    }
}
