package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.web.Visit;
import org.prachum.tenancy.CurrentTenant;

/**
 * Who the running request comes from: {@code #{me}}.
 *
 * <p>The session holds an identity and nothing else: organization, account, generation. It is worth nothing in another organization, nor
 * once the account was suspended or signed out everywhere; that is asked anew in each request. Who has yet to show a passkey stands on
 * the {@link Doorstep} and is nobody here.
 */
@Named("me")
@RequestScoped
public class SignedIn {

    /** What a session remembers. */
    record Identity(UUID organization, UUID account, int generation) implements Serializable {}

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
    Visit visit;

    @Inject
    AccountSessions sessions;

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
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(
                ATTRIBUTE, new Identity(tenant.id(), signedIn.getId(), signedIn.generation()));
        sessions.opened(signedIn.getId(), session);
        doorstep.leave();
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
        return identity.organization().equals(tenant.id()) ? Optional.of(identity) : Optional.empty();
    }
}
