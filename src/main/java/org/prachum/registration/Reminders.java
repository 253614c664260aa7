package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.prachum.meetings.Meeting;

/**
 * The organization's rule about reminders, which meetings were reminded of, and who wants none. Joins its caller's transaction.
 *
 * <p>That a meeting was reminded of is one row with a key for each start, inserted together with the mails: it happens once, however
 * many nodes ask, and a node that dies has either done both or nothing.
 */
@ApplicationScoped
class Reminders {

    @Inject
    EntityManager database;

    ReminderRule rule() {
        return database.createQuery("select r from ReminderRule r", ReminderRule.class)
                .getResultStream()
                .findFirst()
                .orElseGet(ReminderRule::undecided);
    }

    void decide(boolean dayBefore, boolean hourBefore) {
        ReminderRule rule = rule();
        rule.decide(dayBefore, hourBefore);
        if (!database.contains(rule)) {
            database.persist(rule);
        }
    }

    /** What was decided of meetings that start after {@code from}, each as {@link #entry} writes it. */
    Set<String> decided(Instant from) {
        List<?> entries = database.createNativeQuery("""
                        select cast(r.meeting_id as text) || ' ' || r.kind from reminder r
                        join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id and m.starts_at = r.starts_at
                        where r.tenant_id = current_tenant() and r.starts_at > cast(?1 as timestamptz)""")
                .setParameter(1, from.toString())
                .getResultList();
        return entries.stream().map(Object::toString).collect(Collectors.toSet());
    }

    static String entry(Meeting meeting, Reminder reminder) {
        return meeting.getId() + " " + reminder.stored();
    }

    /** Reminds, once, everybody of a meeting who registered before {@code due}; answers how many mails that are. */
    int remind(Meeting meeting, Reminder reminder, Instant due) {
        Object mails = database.createNativeQuery("""
                        select remind(cast(?1 as uuid), cast(?2 as text), cast(?3 as timestamptz), cast(?4 as timestamptz),
                            cast(?5 as text))""")
                .setParameter(1, meeting.getId().toString())
                .setParameter(2, reminder.stored())
                .setParameter(3, meeting.getStartsAt().toString())
                .setParameter(4, due.toString())
                .setParameter(5, reminder.mail())
                .getSingleResult();
        return ((Number) mails).intValue();
    }

    /** Everybody of a meeting is being told when it starts now: a reminder of that which would be due already has nothing to add. */
    void spare(Meeting meeting, ZoneId zone, Instant now) {
        for (Reminder reminder : Reminder.values()) {
            if (reminder.window(meeting.getStartsAt(), zone).hasBegunAt(now)) {
                spare(meeting, reminder);
            }
        }
    }

    boolean isRefusedBy(Addressee addressee) {
        return !database.createNativeQuery("""
                        select number_key from reminder_refusal
                        where tenant_id = current_tenant() and number_key = ?1 and email = ?2""")
                .setParameter(1, addressee.numberKey())
                .setParameter(2, addressee.email())
                .getResultList()
                .isEmpty();
    }

    void refuse(Addressee addressee, Instant now) {
        database.createNativeQuery("""
                        insert into reminder_refusal (number_key, email, refused_at) values (?1, ?2, cast(?3 as timestamptz))
                        on conflict do nothing""")
                .setParameter(1, addressee.numberKey())
                .setParameter(2, addressee.email())
                .setParameter(3, now.toString())
                .executeUpdate();
    }

    void welcome(Addressee addressee) {
        database.createNativeQuery("""
                        delete from reminder_refusal where tenant_id = current_tenant() and number_key = ?1 and email = ?2""")
                .setParameter(1, addressee.numberKey())
                .setParameter(2, addressee.email())
                .executeUpdate();
    }

    private void spare(Meeting meeting, Reminder reminder) {
        database.createNativeQuery("""
                        insert into reminder (meeting_id, kind, starts_at)
                        values (cast(?1 as uuid), cast(?2 as text), cast(?3 as timestamptz)) on conflict do nothing""")
                .setParameter(1, meeting.getId().toString())
                .setParameter(2, reminder.stored())
                .setParameter(3, meeting.getStartsAt().toString())
                .executeUpdate();
    }
}
