package org.prachum.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.prachum.platform.web.LanguageFilter;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;

/**
 * Asks whoever has not signed in to do so, before a page of organizers, admins or operators begins, and shows nobody a page that is not
 * for them. What each may do there is the use cases' business ({@link Requires}).
 */
public class SignInFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** What everything below a path needs, so that a page which asks no use case when it opens is not shown either. */
    private static final Map<String, Permission> ROOMS = Map.of(
            "/organizer", Permission.ORGANIZE_OWN_MEETINGS,
            "/admin", Permission.MANAGE_ACCOUNTS,
            "/operator", Permission.OPERATE_PLATFORM);

    /** What is behind the sign-in, by the path that the container has led to. */
    private static final Pattern BEHIND = Pattern.compile("/(organizer|admin|operator|account)([/.;].*)?", Pattern.CASE_INSENSITIVE);

    @Inject
    transient SignedIn me;

    @Inject
    transient Reader reader;

    @Inject
    transient Links link;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getPathInfo() == null ? request.getServletPath() : request.getServletPath() + request.getPathInfo();
        if (!BEHIND.matcher(path).matches()) {
            chain.doFilter(request, response);
        } else if (me.isPresent() && !mayEnter(path)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (me.isPresent()) {
            speakTheirLanguage(request);
            chain.doFilter(request, response);
        } else if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            redirectScript(link.toSignIn(request), response);
        } else {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", link.toSignIn(request));
        }
    }

    private boolean mayEnter(String path) {
        return ROOMS.entrySet().stream().filter(room -> path.startsWith(room.getKey())).allMatch(room -> me.may(room.getValue()));
    }

    /** The account's language, unless another was chosen in this very browser. */
    private void speakTheirLanguage(HttpServletRequest request) {
        boolean chosenHere = request.getCookies() != null
                && Arrays.stream(request.getCookies()).map(Cookie::getName).anyMatch(LanguageFilter.COOKIE::equals);
        if (!chosenHere) {
            me.account().language().ifPresent(reader::speak);
        }
    }

    /** What the script of an open page follows (Jakarta Faces 4.0, section 13.4). */
    private static void redirectScript(String address, HttpServletResponse response) throws IOException {
        String escaped = address.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        byte[] xml = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + escaped
                        + "\"></redirect></partial-response>")
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/xml;charset=UTF-8");
        response.setContentLength(xml.length);
        response.getOutputStream().write(xml);
    }
}
