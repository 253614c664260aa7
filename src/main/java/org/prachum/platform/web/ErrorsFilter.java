package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
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
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        plainPage.answer(request, response, status, words(status));
    }

    private static String words(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> "platform.error404";
            case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> "platform.error413";
            default -> status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? "platform.error400" : "platform.error500";
        };
    }

    private static final class Unsent extends HttpServletRequestWrapper {

        Unsent(HttpServletRequest request) {
            super(request);
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
