package org.prachum.platform.web;

import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Set;

/**
 * The cookies that this application gives. A browser sends along whatever else was set for the domain or the one above it, any number of
 * them, and none of that is read.
 */
final class OwnCookies {

    private static final String ON_THIS_HOST = "__Host-";

    /** Without the prefix that they have where https is spoken. */
    private static final Set<String> NAMES = Set.of("SID", "browser", LanguageFilter.COOKIE);

    private OwnCookies() {}

    /** @return null when there is none, as {@link jakarta.servlet.http.HttpServletRequest#getCookies()} has it */
    static Cookie[] of(Cookie[] sent) {
        if (sent == null) {
            return null;
        }
        Cookie[] own = Arrays.stream(sent).filter(cookie -> isOwn(cookie.getName())).toArray(Cookie[]::new);
        return own.length == 0 ? null : own;
    }

    static boolean isOwn(String name) {
        return NAMES.contains(name.startsWith(ON_THIS_HOST) ? name.substring(ON_THIS_HOST.length()) : name);
    }
}
