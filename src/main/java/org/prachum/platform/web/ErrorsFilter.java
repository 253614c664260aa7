package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/**
 * What the server itself refused of a program's requests is a problem document too, and no page. The page that a person gets for an error
 * reads nothing of what was sent, which may be what was wrong. On the way back from errors only.
 */
public class ErrorsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient PlainPage plainPage;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!PlainPage.isOfTheWire(request)) {
            chain.doFilter(new Unsent(request), response);
            return;
        }
        plainPage.answerError(request, response);
    }

    private static final class Unsent extends HttpServletRequestWrapper {

        Unsent(HttpServletRequest request) {
            super(request);
        }

        /** The page of an error is a page, also for a script of Faces. */
        @Override
        public String getHeader(String name) {
            return "Faces-Request".equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public String getParameter(String name) {
            return null;
        }

        @Override
        public String[] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
