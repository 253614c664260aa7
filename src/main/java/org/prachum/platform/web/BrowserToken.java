package org.prachum.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.omnifaces.util.Faces;
import org.prachum.platform.config.Keys;
import org.prachum.platform.config.Settings;

/** A secret that only this browser holds, without a session: what binds a code to whoever asked for it. */
@RequestScoped
public class BrowserToken {

    private static final int A_DAY = 24 * 3600;

    @Inject
    HttpServletRequest request;

    @Inject
    Settings settings;

    @Inject
    Keys keys;

    private String given;

    /** The token of this browser; a browser that has none gets one. */
    public String value() {
        if (given == null) {
            given = held().orElseGet(this::give);
        }
        return given;
    }

    /** The token of this browser, if it has one. */
    public Optional<String> held() {
        if (request.getCookies() == null) {
            return Optional.empty();
        }
        return Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals(name()) && cookie.getValue().length() == 32)
                .map(Cookie::getValue)
                .findFirst();
    }

    private String give() {
        String token = keys.randomToken();
        Cookie cookie = new Cookie(name(), token);
        cookie.setPath("/");
        cookie.setMaxAge(A_DAY);
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isHttps());
        cookie.setAttribute("SameSite", "Lax");
        ((HttpServletResponse) Faces.getExternalContext().getResponse()).addCookie(cookie);
        return token;
    }

    private String name() {
        return settings.isHttps() ? "__Host-browser" : "browser";
    }
}
