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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Leads an address with parameters inside to its page ({@link AddressTable}). What the address says wins over a query of that name.
 *
 * <p>A page has one address: that of its file, without the extension.
 */
public class AddressFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String PAGE = ".xhtml";

    private static final String AS_WRITTEN = AddressFilter.class.getName() + ".asWritten";

    private final transient AddressTable table = AddressTable.ofThisApplication();

    @Inject
    transient PlainPage plainPage;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        request.setAttribute(AS_WRITTEN, request.getRequestURI());
        if (path.endsWith(PAGE) || path.startsWith("/WEB-INF") || path.startsWith("/META-INF")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!RequestSyntax.isWholeIfOfFaces(request)) {
            plainPage.answer(request, response, HttpServletResponse.SC_BAD_REQUEST, "platform.error400");
            return;
        }
        Optional<AddressTable.Target> target = table.find(path);
        if (target.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Passage.of(request).ifPresent(passage -> passage.leadsTo(target.get().template()));
        request.getRequestDispatcher(target.get().path())
                .forward(new Addressed(request, target.get().parameters()), response);
    }

    /** The path as its reader wrote it, whatever page it was led to. */
    static String asWritten(HttpServletRequest request) {
        Object address = request.getAttribute(AS_WRITTEN);
        return address == null ? request.getRequestURI() : address.toString();
    }

    private static final class Addressed extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters;

        Addressed(HttpServletRequest request, Map<String, String> fromAddress) {
            super(request);
            Map<String, String[]> all = new HashMap<>(request.getParameterMap());
            fromAddress.forEach((name, value) -> all.put(name, new String[] {value}));
            parameters = Collections.unmodifiableMap(all);
        }

        @Override
        public String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String[] getParameterValues(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values.clone();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return parameters;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }
    }
}
