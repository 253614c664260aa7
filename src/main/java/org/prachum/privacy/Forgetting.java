package org.prachum.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.prachum.tenancy.Kept;

/** The statements that find what was kept long enough, and let go of it. Joins its caller's transaction. */
@ApplicationScoped
class Forgetting {

    @Inject
    EntityManager database;

    /**
     * What there is to let go of.
     *
     * @param term null for ever
     */
    Due due(Kept kept, Duration term, Instant now) {
        if (term == null) {
            return new Due(kept.stored(), 0, null);
        }
        Object[] counted = (Object[]) database.createNativeQuery("select count(*) filter (where " + since(kept) + " < cast(?1 as timestamptz)), min("
                        + since(kept) + ") filter (where " + since(kept) + " >= cast(?2 as timestamptz)) from " + rows(kept))
                .setParameter(1, now.minus(term).toString())
                .setParameter(2, now.minus(term).toString())
                .getSingleResult();
        Instant oldest = instant(counted[1]);
        return new Due(kept.stored(), ((Number) counted[0]).longValue(), oldest == null ? null : oldest.plus(term));
    }

    /** Lets go of what is older than {@code term}, at most so many; answers how many. What another node has in hand is left to it. */
    int forget(Kept kept, Duration term, Instant now, int most) {
        String before = now.minus(term).toString();
        return switch (kept) {
            case REGISTRATIONS -> makeNobodys(before, now, most);
            case EMPLOYEES -> forgetEmployees(before, most);
            case MAILS, LINES, FAILED -> forgetMessages(kept, before, most);
            case LOOK_UPS -> forgetLines(true, most);
            case AUDIT -> forgetLines(false, most);
        };
    }

    /** Codes and what came of them are worth something for minutes, and counted for an hour; answers how many went. */
    int forgetCodes(Instant before) {
        int gone = 0;
        for (String old : List.of("one_time_code where created_at", "wrong_code where tried_at", "arrival where expires_at")) {
            gone += database.createNativeQuery("delete from " + old + " < cast(?1 as timestamptz)")
                    .setParameter(1, before.toString())
                    .executeUpdate();
        }
        return gone;
    }

    private int makeNobodys(String before, Instant now, int most) {
        database.createNativeQuery("""
                        delete from reminder_refusal f where f.refused_at < cast(?1 as timestamptz) and not exists (
                            select 1 from registration r where r.number_key = f.number_key)""")
                .setParameter(1, before)
                .executeUpdate();
        return count(database.createNativeQuery("select make_nobodys(array(select h.id from " + rows(Kept.REGISTRATIONS)
                        + " and m.ends_at < cast(?1 as timestamptz) limit ?2 for update of h skip locked), cast(?3 as timestamptz))")
                .setParameter(1, before)
                .setParameter(2, most)
                .setParameter(3, now.toString())
                .getSingleResult());
    }

    /** What a registration remembers of the directory stays with it; that it points there does not. */
    private int forgetEmployees(String before, int most) {
        List<?> ids = database.createNativeQuery("select cast(h.id as text) from " + rows(Kept.EMPLOYEES)
                        + " and h.changed_at < cast(?1 as timestamptz) limit ?2 for update skip locked")
                .setParameter(1, before)
                .setParameter(2, most)
                .getResultList();
        if (ids.isEmpty()) {
            return 0;
        }
        String gone = ids.stream().map(Object::toString).collect(Collectors.joining(","));
        database.createNativeQuery("""
                        update registration r set employee_id = null, version = r.version + 1
                        where r.employee_id = any (cast(string_to_array(?1, ',') as uuid[]))""")
                .setParameter(1, gone)
                .executeUpdate();
        return database.createNativeQuery("delete from employee e where e.id = any (cast(string_to_array(?1, ',') as uuid[]))")
                .setParameter(1, gone)
                .executeUpdate();
    }

    private int forgetMessages(Kept kept, String before, int most) {
        return database.createNativeQuery("delete from outbox o where o.id in (select h.id from " + rows(kept) + " and " + since(kept)
                        + " < cast(?1 as timestamptz) limit ?2 for update skip locked)")
                .setParameter(1, before)
                .setParameter(2, most)
                .executeUpdate();
    }

    /** How old they must be the function knows itself. */
    private int forgetLines(boolean probed, int most) {
        return count(database.createNativeQuery("select count(*) from forget_audit_entries(?1, ?2)")
                .setParameter(1, probed)
                .setParameter(2, most)
                .getSingleResult());
    }

    private static String rows(Kept kept) {
        return switch (kept) {
            case REGISTRATIONS -> "registration h join meeting m on m.id = h.meeting_id where h.erased_at is null";
            case EMPLOYEES -> "employee h where not h.active";
            case MAILS -> "outbox h where h.channel not in ('spreadsheet', 'webhook') and h.sent_at is not null";
            case LINES -> "outbox h where h.channel in ('spreadsheet', 'webhook') and h.sent_at is not null";
            case FAILED -> "outbox h where h.given_up_at is not null";
            case LOOK_UPS -> "audit_entry h where h.verb in ('look_up.probed', 'look_up.exhausted')";
            case AUDIT -> "audit_entry h where h.verb not in ('look_up.probed', 'look_up.exhausted')";
        };
    }

    /** The moment from which the days count. */
    private static String since(Kept kept) {
        return switch (kept) {
            case REGISTRATIONS -> "m.ends_at";
            case EMPLOYEES -> "h.changed_at";
            case MAILS, LINES -> "h.sent_at";
            case FAILED -> "h.given_up_at";
            case LOOK_UPS, AUDIT -> "h.happened_at";
        };
    }

    private static int count(Object answered) {
        return ((Number) answered).intValue();
    }

    /** The providers read a moment each in a way of its own. */
    private static Instant instant(Object read) {
        if (read instanceof Timestamp timestamp) {
            return timestamp.toInstant();
        }
        return read instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) read;
    }
}
