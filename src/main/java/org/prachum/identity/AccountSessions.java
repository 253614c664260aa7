package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * The sessions of each account on this node, so that none has more than ten: whoever signs in once more is signed out where they signed in
 * longest ago. A person has a few devices; a program that signs in without end would fill the memory.
 */
@ApplicationScoped
class AccountSessions {

    static final int MOST = 10;

    private static final Logger LOG = Logger.getLogger(AccountSessions.class.getName());

    /** How a session is known here; its id changes. */
    private static final String MARK = "prachum.session";

    /** After which the server clears away a session that was ended; ending it at once would take away the cookie of whoever comes now. */
    private static final int SECONDS_LEFT = 1;

    private record Mark(UUID account, UUID session) implements Serializable {}

    private final Map<UUID, Map<UUID, HttpSession>> sessions = new HashMap<>();

    /** The session is that account's from now on, and nobody else's. */
    synchronized void opened(UUID account, HttpSession session) {
        ended(session);
        Mark mark = new Mark(account, UUID.randomUUID());
        session.setAttribute(MARK, mark);
        Map<UUID, HttpSession> own = sessions.computeIfAbsent(account, any -> new LinkedHashMap<>());
        own.put(mark.session(), session);
        if (own.size() > MOST) {
            UUID oldest = own.keySet().iterator().next();
            end(own.remove(oldest));
        }
    }

    /** The session is nobody's any more. */
    synchronized void ended(HttpSession session) {
        mark(session).ifPresent(mark -> sessions.computeIfPresent(mark.account(), (any, own) -> {
            own.remove(mark.session());
            return own.isEmpty() ? null : own;
        }));
    }

    private static Optional<Mark> mark(HttpSession session) {
        return session.getAttribute(MARK) instanceof Mark mark ? Optional.of(mark) : Optional.empty();
    }

    private static void end(HttpSession session) {
        try {
            session.removeAttribute(SignedIn.ATTRIBUTE);
            session.setMaxInactiveInterval(SECONDS_LEFT);
        } catch (IllegalStateException gone) {
            LOG.fine("A session that was to end had ended by itself.");
        }
    }
}
