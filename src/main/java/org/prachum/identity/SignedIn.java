package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.web.Visit;
import org.prachum.tenancy.CurrentTenant;

/**
 * Who the running request comes from: {@code #{me}}.
 *
 * <p>The session holds an identity and nothing else: organization, account, generation, and when it was proved. It is worth nothing in
 * another organization, after {@link #LONGEST} however much it is used, nor once the account was suspended or signed out everywhere; that
 * is asked anew in each request. Who has yet to show a passkey stands on the {@link Doorstep} and is nobody here. For what a borrowed or
 * stolen session must not do, the proof has to be {@link #FRESH} (OWASP ASVS 5.0, V7.3.2 and V7.5.1).
 */
@Named("me")
@RequestScoped
public class SignedIn {

    /**
     * What a session remembers.
     *
     * @param generation of the account when it was written
     * @param proved when a code, a passkey or a ticket from the apex was right
     */
    record Identity(UUID organization, UUID account, int generation, Instant proved) implements Serializable {

        private static final long serialVersionUID = 1L;

        boolean isOver(Instant now) {
            return !now.isBefore(proved.plus(LONGEST));
        }

        boolean isFresh(Instant now) {
            return now.isBefore(proved.plus(FRESH));
        }
    }

    /** A working day; that it ends after eight hours of rest is the container's business. */
    static final Duration LONGEST = Duration.ofHours(12);

    static final Duration FRESH = Duration.ofMinutes(10);

    static final String ATTRIBUTE = "prachum.identity";

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentTenant tenant;

    @Inject
    Recognition recognition;

    @Inject
    Doorstep doorstep;

    @Inject
    KnownDevices devices;

    @Inject
    Visit visit;

    @Inject
    AccountSessions sessions;

    @Inject
    Clock clock;

    private Optional<Account> account;

    /** @throws SignInNeeded when nobody is signed in */
    public Account account() {
        return find().orElseThrow(SignInNeeded::new);
    }

    public Optional<Account> find() {
        if (account == null) {
            account = identity().flatMap(identity -> recognition.recognize(identity.account(), identity.generation()));
        }
        return account;
    }

    /**
     * Whether they have proved within {@link #FRESH} that it is they, in this very session. The account's row has to agree, so that no
     * session is believed that remembers more than the database.
     */
    public boolean isFresh() {
        Instant now = clock.instant();
        return identity().filter(identity -> identity.isFresh(now)).isPresent()
                && find().filter(found -> found.getLastSignedInAt() != null && now.isBefore(found.getLastSignedInAt().plus(FRESH)))
                        .isPresent();
    }

    /** @throws ProofNeeded unless they have */
    public void mustBeFresh() {
        if (!isFresh()) {
            throw new ProofNeeded();
        }
    }

    public boolean may(Permission permission) {
        return find().map(found -> found.getRole().may(permission)).orElse(false);
    }

    public boolean isPresent() {
        return find().isPresent();
    }

    public String getName() {
        return find().map(Account::getName).orElse("");
    }

    public boolean isAdmin() {
        return find().map(found -> found.getRole() == Role.ADMIN).orElse(false);
    }

    /** Whoever acts now, as the audit log names them. */
    public Actor actor() {
        if (visit.client().isEmpty()) {
            return Actor.SYSTEM;
        }
        return find().map(Account::actor).orElse(Actor.VISITOR);
    }

    /**
     * Lets somebody in who has proved their address, or has them show their passkey first. Either way nothing is left of whom this browser
     * was before.
     *
     * @param then where they want to go, a path of this host
     * @return where they go now
     */
    String enter(Entrant entrant, String then) {
        if (!entrant.passkeyWanted()) {
            signIn(entrant.account());
            return then;
        }
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.removeAttribute(ATTRIBUTE);
        sessions.opened(entrant.account().getId(), session);
        account = Optional.empty();
        doorstep.admit(entrant.account(), then);
        return "/auth/passkey";
    }

    /** From now on this browser is that account; the session's id changes, so that one known before is worth nothing. */
    void signIn(Account signedIn) {
        remember(signedIn, clock.instant());
        doorstep.leave();
    }

    /** The account's other sessions have ended, and this one goes on, no longer than it would have. */
    void renew(Account signedIn) {
        remember(signedIn, identity().map(Identity::proved).orElseThrow(SignInNeeded::new));
    }

    private void remember(Account signedIn, Instant proved) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(ATTRIBUTE, new Identity(tenant.id(), signedIn.getId(), signedIn.generation(), proved));
        sessions.opened(signedIn.getId(), session);
        devices.remember(signedIn);
        account = Optional.of(signedIn);
    }

    void signOut() {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        account = Optional.empty();
    }

    private Optional<Identity> identity() {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Identity identity)) {
            return Optional.empty();
        }
        return Optional.of(identity)
                .filter(remembered -> remembered.organization().equals(tenant.id()) && !remembered.isOver(clock.instant()));
    }
}
