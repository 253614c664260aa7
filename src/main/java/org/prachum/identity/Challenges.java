package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.prachum.platform.config.Keys;

/** The challenge of the running request's session. There is one at a time: a page that was opened later ends that of an earlier one. */
@RequestScoped
class Challenges {

    private static final String ATTRIBUTE = "prachum.challenge";

    @Inject
    HttpServletRequest request;

    @Inject
    Keys keys;

    @Inject
    Clock clock;

    byte[] make() {
        Challenge challenge = new Challenge(keys.randomBytes(Challenge.BYTES), clock.instant());
        request.getSession().setAttribute(ATTRIBUTE, challenge);
        return challenge.value();
    }

    /** Uses it up; empty when there is none that is good. */
    Optional<byte[]> use() {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Challenge challenge)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return challenge.use(clock.instant());
    }
}
