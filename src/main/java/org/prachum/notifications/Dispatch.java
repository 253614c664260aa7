package org.prachum.notifications;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.prachum.platform.persistence.TextArrays;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.CurrentTenant;

/** What the dispatcher does inside one organization, each step in a transaction of its own. */
@UseCase
class Dispatch {

    /** Longer than the mail server is waited for, so that nobody else takes what is being sent. */
    static final Duration WHILE_SENDING = Duration.ofMinutes(2);

    @Inject
    EntityManager database;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    @Inject
    @Any
    Instance<MailWriter> writers;

    @Inject
    @Any
    Instance<Carrier> carriers;

    /** Turns the waiting pushes into one {@code NOTIFY} a topic, and answers how many rows that were. */
    int push() {
        List<?> topics = database.createNativeQuery("""
                        with due as (select id from outbox where channel = 'push' order by due_at limit 5000 for update skip locked)
                        delete from outbox o using due where o.tenant_id = current_tenant() and o.id = due.id
                        returning o.recipient""").getResultList();
        Set<Object> distinct = new LinkedHashSet<>(topics);
        for (Object topic : distinct) {
            database.createNativeQuery("select 1 from pg_notify('prachum', ?1)")
                    .setParameter(1, tenant.id() + " " + topic)
                    .getSingleResult();
        }
        return topics.size();
    }

    /** Takes up to {@code most} due mails, as many of them as may leave today, so that no other dispatcher does. */
    List<OutboxMessage> takeMails(int most) {
        List<?> ids = database.createNativeQuery(
                        "select cast(taken as text) from take_mails(?1, cast(?2 as text[]), cast(?3 as text[])) taken")
                .setParameter(1, most)
                .setParameter(2, kinds(writer -> !writer.mayWait()))
                .setParameter(3, kinds(MailWriter::mayRepeat))
                .getResultList();
        if (ids.isEmpty()) {
            return List.of();
        }
        List<OutboxMessage> messages = database.createQuery(
                        "select m from OutboxMessage m where m.id in :ids order by m.dueAt", OutboxMessage.class)
                .setParameter("ids", ids.stream().map(id -> UUID.fromString(id.toString())).toList())
                .getResultList();
        messages.forEach(message -> message.take(clock.instant().plus(WHILE_SENDING)));
        return messages;
    }

    private String kinds(Predicate<MailWriter> which) {
        return TextArrays.of(writers.stream().filter(which).map(MailWriter::kind).toList(), kind -> kind);
    }

    /** The targets whose lines have a head that is due. */
    List<String> dueLines() {
        List<?> targets = database.createNativeQuery("select recipient from line_heads() where due_at <= now() order by due_at")
                .getResultList();
        return targets.stream().map(Object::toString).toList();
    }

    /**
     * Takes the head of that target's line, if it is due and nobody else has it. The head is found before it is locked: whoever skipped a
     * locked head would take what stands behind it.
     */
    Optional<OutboxMessage> takeHead(String target) {
        List<?> ids = database.createNativeQuery("""
                        select cast(o.id as text) from outbox o
                        where o.tenant_id = current_tenant() and o.id = (
                                select h.id from outbox h
                                where h.tenant_id = current_tenant() and h.recipient = ?1 and h.line_number is not null
                                    and h.sent_at is null and h.given_up_at is null
                                order by h.line_number limit 1)
                            and o.sent_at is null and o.given_up_at is null and o.due_at <= now()
                        for update skip locked""")
                .setParameter(1, target)
                .getResultList();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        OutboxMessage head = database.find(OutboxMessage.class, UUID.fromString(ids.get(0).toString()));
        head.take(clock.instant().plus(WHILE_SENDING));
        return Optional.of(head);
    }

    /** @throws IllegalStateException when no feature carries that channel */
    Carrier carrierOf(OutboxMessage message) {
        return carriers.stream()
                .filter(candidate -> candidate.channel().equals(message.getChannel()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody carries the channel " + message.getChannel()));
    }

    /** @throws IllegalStateException when no feature writes mails of that kind */
    Optional<Mail> write(OutboxMessage message) {
        MailWriter writer = writers.stream()
                .filter(candidate -> candidate.kind().equals(message.getKind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody writes mails of the kind " + message.getKind()));
        return writer.write(message);
    }

    void sent(UUID message) {
        database.find(OutboxMessage.class, message).sent(clock.instant());
    }

    void withdrawn(UUID message) {
        database.find(OutboxMessage.class, message).withdrawn(clock.instant());
    }

    void failed(UUID message, Failure failure) {
        database.find(OutboxMessage.class, message).failed(failure, clock.instant());
    }
}
