package org.prachum.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.omnifaces.util.Faces;
import org.prachum.platform.config.Settings;

/**
 * Cookies that only this host gets and no script reads. On https their names begin with {@code __Host-}, so that no other host, not even
 * a neighbour below the same domain, can set one (RFC 6265bis, section 4.1.3.2).
 */
@RequestScoped
public class HostCookies {

    @Inject
    HttpServletRequest request;

    @Inject
    Settings settings;

    /** The value that this browser holds under that name, without the prefix. */
    public Optional<String> held(String name) {
        if (request.getCookies() == null) {
            return Optional.empty();
        }
        String full = full(name);
        return Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals(full))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Gives this browser that value, with the answer of a page. */
    public void give(String name, String value, Duration life) {
        Cookie cookie = new Cookie(full(name), value);
        cookie.setPath("/");
        cookie.setMaxAge(Math.toIntExact(life.toSeconds()));
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isHttps());
        cookie.setAttribute("SameSite", "Lax");
        ((HttpServletResponse) Faces.getExternalContext().getResponse()).addCookie(cookie);
    }

    private String full(String name) {
        return settings.isHttps() ? "__Host-" + name : name;
    }
}
