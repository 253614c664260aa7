package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells whoever came when their organization had its share of this node to come back, as soon as it is known whose host it is. */
public class OverloadFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String SECONDS = "5";

    @Inject
    transient PlainPage plainPage;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Overload.isMarked(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Retry-After", SECONDS);
        plainPage.answer(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "platform.busy");
    }
}
