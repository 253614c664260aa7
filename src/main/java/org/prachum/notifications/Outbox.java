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
