package org.prachum.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What is addressed by its content may be kept for ever. */
public class AssetsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean byContent = request.getQueryString() != null && request.getQueryString().contains("v=");
        response.setHeader("Cache-Control", byContent ? "public, max-age=31536000, immutable" : "public, max-age=300");
        chain.doFilter(request, response);
    }
}
