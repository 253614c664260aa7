package org.prachum.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.Like;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.QuotaChanged;

/** Finding the mails of the outbox, and sending them again. Joins its caller's transaction. */
@ApplicationScoped
public class Mails {

    private static final String OVER_QUOTA = "m.channel = 'mail' and m.failure in :quota and m.sentAt is null and m.givenUpAt is null";

    @Inject
    EntityManager database;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * One page of those in that state: what waits by when it is tried next, the others newest first.
     *
     * @param recipient a part of the address, or null for all
     */
    public List<OutboxMessage> list(MailState state, String recipient, int first, int most) {
        return listed("select m", state, recipient, " order by " + state.order + ", m.id", OutboxMessage.class)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    public int count(MailState state, String recipient) {
        return listed("select count(m)", state, recipient, "", Long.class).getSingleResult().intValue();
    }

    /** How many wait for the next day, because as many as may leave in this one have left. */
    public int overQuota() {
        return waitingFor(Failure.Reason.QUOTA);
    }

    /** How many wait for the next day, because what is left of this one is kept for people whom the organization knows. */
    public int reserved() {
        return waitingFor(Failure.Reason.RESERVED);
    }

    private int waitingFor(Failure.Reason reason) {
        return database.createQuery("select count(m) from OutboxMessage m where " + OVER_QUOTA, Long.class)
                .setParameter("quota", List.of(reason.stored()))
                .getSingleResult()
                .intValue();
    }

    /** More may leave now, perhaps; what is still too much is held back anew. */
    void on(@Observes QuotaChanged changed) {
        database.createQuery("update OutboxMessage m set m.dueAt = :now where " + OVER_QUOTA)
                .setParameter("now", clock.instant())
                .setParameter("quota", Failure.Reason.TOMORROW.stream().map(Failure.Reason::stored).toList())
                .executeUpdate();
        outbox.filled();
    }

    /**
     * It is tried now, and as often as a new one; what was sent meanwhile is not sent twice.
     *
     * @throws Missing when this organization has no such mail
     */
    public void sendAgain(UUID mail) {
        Optional.ofNullable(database.find(OutboxMessage.class, mail))
                .filter(OutboxMessage::isMail)
                .orElseThrow(() -> new Missing("mail " + mail))
                .sendAgain(clock.instant());
        outbox.filled();
    }

    /** The same for all that were given up; answers how many. */
    public int sendAllFailedAgain() {
        int again = database.createQuery("""
                        update OutboxMessage m set m.attempts = 0, m.givenUpAt = null, m.dueAt = :now
                        where m.channel = 'mail' and m.givenUpAt is not null""")
                .setParameter("now", clock.instant())
                .executeUpdate();
        outbox.filled();
        return again;
    }

    private <T> TypedQuery<T> listed(String select, MailState state, String recipient, String order, Class<T> answer) {
        String typed = recipient == null ? "" : recipient.strip().toLowerCase(Locale.ROOT);
        return database.createQuery(
                        select + " from OutboxMessage m where m.channel = 'mail' and " + state.condition
                                + " and lower(m.recipient) like :recipient escape '!'" + order,
                        answer)
                .setParameter("recipient", Like.containing(typed));
    }
}
