package org.prachum.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.prachum.platform.config.Keys;

/** A secret that only this browser holds, without a session: what binds a code to whoever asked for it. */
@RequestScoped
public class BrowserToken {

    private static final String NAME = "browser";
    private static final Duration LIFE = Duration.ofDays(1);

    @Inject
    HostCookies cookies;

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
        return cookies.held(NAME).filter(token -> token.length() == 32);
    }

    private String give() {
        String token = keys.randomToken();
        cookies.give(NAME, token, LIFE);
        return token;
    }
}
