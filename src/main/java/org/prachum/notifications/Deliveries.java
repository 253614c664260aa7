package org.prachum.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.problem.Missing;

/** Finding what stands in lines, and sending it again. Kept as long as {@link Mails}. Joins its caller's transaction. */
@ApplicationScoped
public class Deliveries {

    @Inject
    EntityManager database;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * One page of those in that state: what waits by when it is tried next, the others newest first.
     *
     * @param target null for all
     */
    public List<OutboxMessage> list(MailState state, UUID target, int first, int most) {
        return listed("select m", state, target, " order by " + state.order + ", m.lineNumber", OutboxMessage.class)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    public int count(MailState state, UUID target) {
        return listed("select count(m)", state, target, "", Long.class).getSingleResult().intValue();
    }

    /** @throws Missing when this organization has no such delivery */
    public OutboxMessage find(UUID delivery) {
        return Optional.ofNullable(database.find(OutboxMessage.class, delivery))
                .filter(OutboxMessage::isInLine)
                .orElseThrow(() -> new Missing("delivery " + delivery));
    }

    /** It is tried now, at the place in its line that it had, and as often as a new one. */
    public void sendAgain(OutboxMessage delivery) {
        delivery.sendAgain(clock.instant());
        outbox.filled();
    }

    /** The same for all of one target that were given up, in the order that they had; answers how many. */
    public int sendAllFailedAgain(UUID target) {
        int again = database.createQuery("""
                        update OutboxMessage m set m.attempts = 0, m.givenUpAt = null, m.dueAt = :now
                        where m.recipient = :target and m.lineNumber is not null and m.givenUpAt is not null""")
                .setParameter("now", clock.instant())
                .setParameter("target", target.toString())
                .executeUpdate();
        outbox.filled();
        return again;
    }

    /** Gives up whatever waits for that target; it is kept, with why it was not taken if it was tried, and can be sent again. */
    public void holdBack(UUID target) {
        database.createQuery("""
                        update OutboxMessage m
                        set m.givenUpAt = :now, m.failure = coalesce(m.failure, :failure), m.lastError = coalesce(m.lastError, '')
                        where m.recipient = :target and m.lineNumber is not null and m.sentAt is null and m.givenUpAt is null""")
                .setParameter("now", clock.instant())
                .setParameter("failure", Failure.Reason.HELD_BACK.stored())
                .setParameter("target", target.toString())
                .executeUpdate();
    }

    /** Takes away whatever was meant for a target that is no more. */
    public void forget(UUID target) {
        database.createQuery("delete from OutboxMessage m where m.recipient = :target and m.lineNumber is not null")
                .setParameter("target", target.toString())
                .executeUpdate();
    }

    private <T> TypedQuery<T> listed(String select, MailState state, UUID target, String order, Class<T> answer) {
        TypedQuery<T> query = database.createQuery(
                select + " from OutboxMessage m where m.lineNumber is not null and " + state.condition
                        + (target == null ? "" : " and m.recipient = :target") + order,
                answer);
        return target == null ? query : query.setParameter("target", target.toString());
    }
}
