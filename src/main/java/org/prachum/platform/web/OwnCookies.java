package org.prachum.platform.web;

import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The cookies that this application gives. A browser sends along whatever else was set for the domain or the one above it, any number of
 * them, and none of that is read.
 */
public final class OwnCookies {

    private static final String ON_THIS_HOST = "__Host-";

    /** Without the prefix that they have where https is spoken. */
    private static final Set<String> NAMES = Set.of("SID", "browser", "device", LanguageFilter.COOKIE);

    /** Nothing that we give needs more than these. */
    private static final Pattern PAIR = Pattern.compile("[A-Za-z0-9_-]{1,40}=[A-Za-z0-9._~+/=-]{0,4000}");

    private OwnCookies() {}

    /** @return null when there is none, as {@link jakarta.servlet.http.HttpServletRequest#getCookies()} has it */
    static Cookie[] of(Cookie[] sent) {
        if (sent == null) {
            return null;
        }
        Cookie[] own = Arrays.stream(sent).filter(cookie -> isOwn(cookie.getName())).toArray(Cookie[]::new);
        return own.length == 0 ? null : own;
    }

    /**
     * @param header as {@code Cookie} says it (RFC 6265, section 4.2.1)
     * @return the same with nothing but what is ours, and spelled as we give it; empty for none
     */
    public static String among(String header) {
        return Arrays.stream(header.split(";"))
                .map(String::strip)
                .filter(pair -> PAIR.matcher(pair).matches() && isOwn(pair.substring(0, pair.indexOf('='))))
                .collect(Collectors.joining("; "));
    }

    static boolean isOwn(String name) {
        return NAMES.contains(name.startsWith(ON_THIS_HOST) ? name.substring(ON_THIS_HOST.length()) : name);
    }
}
