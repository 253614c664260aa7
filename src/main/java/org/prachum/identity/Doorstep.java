package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.prachum.tenancy.CurrentTenant;

/**
 * Where somebody stands whose code was right and who has yet to show a passkey. They are not signed in: nothing but the page that asks
 * for the passkey knows of this, and {@link SignedIn} looks elsewhere in the session.
 */
@RequestScoped
class Doorstep {

    static final Duration PATIENCE = Duration.ofMinutes(5);
    static final int MOST_TRIES = 5;

    private static final String ATTRIBUTE = "prachum.doorstep";

    /**
     * What the session remembers of them.
     *
     * @param generation of the account when the code was right; one signed out everywhere meanwhile stands here in vain
     * @param then where they go once they are in, a path of this host
     * @param until when they have to begin anew
     * @param tries how many passkeys did not fit
     */
    record Waiting(UUID organization, UUID account, int generation, String then, Instant until, int tries) implements Serializable {

        private static final long serialVersionUID = 1L;

        boolean isOpen(Instant now) {
            return now.isBefore(until) && tries < MOST_TRIES;
        }

        Waiting afterAWrongOne() {
            return new Waiting(organization, account, generation, then, until, tries + 1);
        }
    }

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    void admit(Account account, String then) {
        request.getSession().setAttribute(ATTRIBUTE, new Waiting(
                tenant.id(), account.getId(), account.generation(), then, clock.instant().plus(PATIENCE), 0));
    }

    /** Whoever stands here, also one who has stood too long. */
    Optional<Waiting> waiting() {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Waiting waiting)) {
            return Optional.empty();
        }
        return waiting.organization().equals(tenant.id()) ? Optional.of(waiting) : Optional.empty();
    }

    /** Whoever tried too often or stood too long has to begin anew. */
    void refuse(Waiting waiting) {
        Waiting after = waiting.afterAWrongOne();
        if (after.isOpen(clock.instant())) {
            request.getSession().setAttribute(ATTRIBUTE, after);
        } else {
            leave();
        }
    }

    void leave() {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
