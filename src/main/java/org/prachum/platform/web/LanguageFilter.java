package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prachum.platform.config.Settings;

/** The language that somebody chose, by {@code ?lang=} once and by cookie from then on; else the organization's. */
public class LanguageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** The cookie that holds the choice of this browser. */
    public static final String COOKIE = "lang";
    private static final int A_YEAR = 365 * 24 * 3600;

    @Inject
    transient Reader reader;

    @Inject
    transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Language> chosen = "GET".equals(request.getMethod())
                ? Language.of(queryValue(request.getQueryString()))
                : Optional.empty();
        if (chosen.isPresent()) {
            remember(chosen.get(), response);
            // A path of this host and no address: the scheme that a server would write may be that of a proxy's own connection.
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", request.getRequestURI() + queryWithout(request.getQueryString()));
            return;
        }
        remembered(request).ifPresent(reader::speak);
        chain.doFilter(request, response);
    }

    private void remember(Language language, HttpServletResponse response) {
        Cookie cookie = new Cookie(COOKIE, language.getTag());
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isHttps());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    /** What was chosen in this browser. */
    static Optional<Language> remembered(HttpServletRequest request) {
        if (request.getCookies() == null) {
            return Optional.empty();
        }
        return Arrays.stream(request.getCookies())
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .findFirst()
                .flatMap(cookie -> Language.of(cookie.getValue()));
    }

    private static String queryValue(String query) {
        return parts(query)
                .filter(part -> part.startsWith("lang="))
                .map(part -> part.substring("lang=".length()))
                .findFirst()
                .orElse(null);
    }

    private static String queryWithout(String query) {
        String rest = parts(query).filter(part -> !part.startsWith("lang=")).collect(Collectors.joining("&"));
        return rest.isEmpty() ? "" : "?" + rest;
    }

    private static Stream<String> parts(String query) {
        return query == null ? Stream.empty() : Arrays.stream(query.split("&"));
    }
}
