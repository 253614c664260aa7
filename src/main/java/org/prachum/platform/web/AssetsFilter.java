package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What is addressed by its content may be kept for ever; but only where it is that content. While two versions are served side by side,
 * each is asked for what the other's pages name, and nobody shall keep the one under the address of the other.
 */
public class AssetsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Assets assets;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", caching(request));
        chain.doFilter(request, response);
    }

    private String caching(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null) {
            return "public, max-age=300";
        }
        String path = request.getPathInfo() == null ? request.getServletPath() : request.getServletPath() + request.getPathInfo();
        String name = path.substring("/assets/".length());
        return assets.version(name).filter(version -> query.equals("v=" + version)).isPresent()
                ? "public, max-age=31536000, immutable"
                : "no-cache";
    }
}
