package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Whatever is not spelled as {@link CanonicalPath} has it leads nowhere, before a session or Faces begins. */
public class CanonicalPathFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient PlainPage plainPage;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (CanonicalPath.is(request.getRequestURI().substring(request.getContextPath().length()))) {
            chain.doFilter(request, response);
            return;
        }
        plainPage.answer(request, response, HttpServletResponse.SC_NOT_FOUND, "platform.error404");
    }
}
