package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.prachum.platform.config.Keys;

/**
 * The open challenges of the running request's session, one for each page that asks for a passkey, so that a second tab does not disturb
 * the first. Each is kept under a name of its own, so two pages at once lose none.
 */
@RequestScoped
class Challenges {

    /** As many pages as wait at once; a further one ends the oldest. */
    static final int MOST = 8;

    private static final String ATTRIBUTE = "prachum.challenge.";

    @Inject
    HttpServletRequest request;

    @Inject
    WebAuthn webAuthn;

    @Inject
    Keys keys;

    @Inject
    Clock clock;

    byte[] make() {
        HttpSession session = request.getSession();
        List<Challenge> open = open(session);
        for (int i = 0; i <= open.size() - MOST; i++) {
            session.removeAttribute(name(open.get(i).value()));
        }
        Challenge challenge = new Challenge(keys.randomBytes(Challenge.BYTES), clock.instant());
        session.setAttribute(name(challenge.value()), challenge);
        return challenge.value();
    }

    /**
     * Uses up the one that {@code answer} names, or the newest where it names none of them and so will not fit; empty when none is good.
     *
     * @param answer of the browser, as JSON
     */
    Optional<byte[]> use(String answer) {
        HttpSession session = request.getSession(false);
        List<Challenge> open = session == null ? List.of() : open(session);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> named = webAuthn.challenge(answer);
        Challenge chosen = open.stream()
                .filter(challenge -> named.filter(name -> Arrays.equals(name, challenge.value())).isPresent())
                .findFirst()
                .orElse(open.get(open.size() - 1));
        session.removeAttribute(name(chosen.value()));
        return chosen.use(clock.instant());
    }

    /** The oldest first. */
    private static List<Challenge> open(HttpSession session) {
        return Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(ATTRIBUTE))
                .map(session::getAttribute)
                .filter(Challenge.class::isInstance)
                .map(Challenge.class::cast)
                .sorted(Comparator.comparing(Challenge::until))
                .toList();
    }

    private static String name(byte[] value) {
        return ATTRIBUTE + HexFormat.of().formatHex(value);
    }
}
