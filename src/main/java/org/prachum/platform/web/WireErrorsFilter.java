package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** What the server itself refused of a program's requests is a problem document too, and no page. On the way back from errors only. */
public class WireErrorsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Those that have words of their own. */
    private static final Set<Integer> KNOWN = Set.of(400, 404, 413);

    @Inject
    transient PlainPage plainPage;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!PlainPage.isOfTheWire(request)) {
            chain.doFilter(request, response);
            return;
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        int worded = KNOWN.contains(status) ? status : status < 500 ? 400 : 500;
        plainPage.answer(request, response, status, "platform.error" + worded);
    }
}
