package org.prachum.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.prachum.platform.web.Language;

/** Where a feature puts what has to leave the house, in the transaction of the fact. */
@ApplicationScoped
public class Outbox {

    /** Something was put in; the dispatcher looks as soon as it is committed. */
    record Filled() {}

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    @Inject
    Event<Filled> filled;

    /** A mail of that kind about {@code subject}, written by the kind's {@link MailWriter} when it is sent. */
    public void mail(String kind, UUID subject, String recipient, Language language) {
        mail(kind, subject, recipient, language, null);
    }

    /** The same, with what its writer needs and no row holds. */
    public void mail(String kind, UUID subject, String recipient, Language language, String body) {
        put(new OutboxMessage("mail", kind, subject, recipient, language, body, clock.instant()));
    }

    /**
     * A mail that tells of everything of its kind that happened until it is sent: within an hour of the last there is one, however often it
     * is asked for.
     *
     * @param whose what tells its reader from others, such as the id of their account
     */
    public void digest(String kind, UUID whose, UUID subject, String recipient, Language language) {
        // On conflict the row is touched, so that no dispatcher takes it before what it has to tell is committed.
        database.createNativeQuery("""
                        insert into outbox as o (channel, kind, subject_id, recipient, language, digest, due_at)
                        select 'mail', cast(?1 as text), cast(?2 as uuid), cast(?3 as text), cast(?4 as text), cast(?5 as text),
                            greatest(now(), max(coalesce(s.sent_at, now())) + interval '1 hour')
                        from outbox s
                        where s.channel = 'mail' and s.kind = ?6 and lower(s.recipient) = lower(?7) and s.digest is null and not s.withdrawn
                            and (s.sent_at > now() - interval '1 hour' or s.sent_at is null and s.attempts > 0 and s.given_up_at is null)
                        on conflict (tenant_id, digest) where digest is not null do update set due_at = o.due_at""")
                .setParameter(1, kind)
                .setParameter(2, subject.toString())
                .setParameter(3, recipient)
                .setParameter(4, language.getTag())
                .setParameter(5, kind + " " + whose)
                .setParameter(6, kind)
                .setParameter(7, recipient)
                .executeUpdate();
        filled();
    }

    /** Screens and caches that follow {@code topic} read again. */
    public void push(String topic) {
        put(new OutboxMessage("push", "changed", null, topic, null, null, clock.instant()));
    }

    /** Something for one target, at the end of its line; the channel's {@link Carrier} knows what the kind means. */
    public void line(String channel, String kind, UUID subject, UUID target) {
        database.createNativeQuery("""
                        insert into outbox (channel, kind, subject_id, recipient, line_number)
                        values (?1, ?2, cast(?3 as uuid), ?4, nextval('outbox_line'))""")
                .setParameter(1, channel)
                .setParameter(2, kind)
                .setParameter(3, subject.toString())
                .setParameter(4, target.toString())
                .executeUpdate();
        filled();
    }

    /** Rows were put in by a statement of a feature's own. */
    public void filled() {
        filled.fire(new Filled());
    }

    private void put(OutboxMessage message) {
        database.persist(message);
        filled.fire(new Filled());
    }
}
