package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns away or mends, before anything of ours reads it, what no sound request is.
 *
 * <p>A method that nothing here knows is 405. A body heavier than anything that is taken ({@link BodyWeight}) is 413, and a form of unknown
 * weight, which no browser sends, 411. Parts that cannot be told apart are 400, and so is what breaks the rules of {@link RequestSyntax}.
 * Whatever is asked or typed is text: a NUL, which nobody types and PostgreSQL takes nowhere, becomes the replacement
 * character, as HTML has it (WHATWG HTML, section 13.2.5); an address with one leads nowhere.
 */
public class SoundnessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String PARTS = "multipart/form-data";

    private static final String ENCODED = "%00";
    private static final String REPLACED = "%EF%BF%BD";

    /** What something here may be asked by; servers have different words for the others (RFC 9110, section 15.5.6). */
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");

    /** What a page, or a file, may be asked by. */
    private static final List<String> METHODS_OF_PAGES = List.of("GET", "HEAD", "POST", "OPTIONS");

    /** Where no page keeps a state of Faces, and where nothing is posted, a form is a form, and what pretends to come from Faces is left unread. */
    private static final String OF_FACES = "jakarta.faces.";

    private static final String FACES_REQUEST = "Faces-Request";

    @Inject
    transient PlainPage plainPage;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> methods = PlainPage.isOfTheWire(request) ? METHODS : METHODS_OF_PAGES;
        if (!methods.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", methods));
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        if (request.getContentLengthLong() > BodyWeight.most(request.getContentType(), pathOf(request))) {
            // Not by way of an error page, because Faces would read the body to show it.
            plainPage.answer(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "platform.error413");
            return;
        }
        if (request.getHeader("Transfer-Encoding") != null && !BodyWeight.mayBeUnknown(pathOf(request))) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
            return;
        }
        if (request.getRequestURI().contains(ENCODED)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (BodyWeight.isOf(PARTS, request.getContentType()) && !isReadable(request)) {
            response.setHeader("Connection", "close");
            plainPage.answer(request, response, HttpServletResponse.SC_BAD_REQUEST, "platform.error400");
            return;
        }
        Sound sound = new Sound(request);
        if (!RequestSyntax.isSound(sound)) {
            plainPage.answer(request, response, HttpServletResponse.SC_BAD_REQUEST, "platform.error400");
            return;
        }
        chain.doFilter(sound, response);
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** Whether its parts can be told apart (RFC 7578); a server says by an unchecked exception that they cannot. */
    private static boolean isReadable(HttpServletRequest request) throws IOException {
        if (request.getCharacterEncoding() == null) {
            request.setCharacterEncoding("UTF-8");
        }
        try {
            request.getParameterMap();
            return true;
        } catch (RuntimeException broken) {
            return false;
        }
    }

    private static final class Sound extends HttpServletRequestWrapper {

        private final boolean keepsState;

        Sound(HttpServletRequest request) {
            super(request);
            keepsState = "POST".equals(request.getMethod()) && AddressedViews.keepsState(pathOf(request));
        }

        /** Cookies that others left in this browser, as whoever has the domain above, are none of ours. */
        @Override
        public Cookie[] getCookies() {
            return OwnCookies.of(super.getCookies());
        }

        @Override
        public String getHeader(String name) {
            return keepsState || !FACES_REQUEST.equalsIgnoreCase(name) ? super.getHeader(name) : null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return keepsState || !FACES_REQUEST.equalsIgnoreCase(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
        }

        @Override
        public String getQueryString() {
            String query = super.getQueryString();
            return query == null ? null : query.replace(ENCODED, REPLACED);
        }

        @Override
        public String getParameter(String name) {
            return takes(name) ? text(super.getParameter(name)) : null;
        }

        @Override
        public String[] getParameterValues(String name) {
            return takes(name) ? texts(super.getParameterValues(name)) : null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> all = new LinkedHashMap<>();
            super.getParameterMap().forEach((name, values) -> {
                if (takes(name)) {
                    all.put(name, texts(values));
                }
            });
            return all;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }

        private boolean takes(String name) {
            return keepsState || !name.startsWith(OF_FACES);
        }

        private static String[] texts(String[] values) {
            if (values == null) {
                return null;
            }
            String[] texts = new String[values.length];
            for (int i = 0; i < values.length; i++) {
                texts[i] = text(values[i]);
            }
            return texts;
        }

        private static String text(String value) {
            return value == null || value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
        }
    }
}
