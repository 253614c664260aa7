package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prachum.directory.EmployeeNumber;

/** Finding registrations, and the statements that change one together with its meeting's count of seats. Joins its caller's transaction. */
@ApplicationScoped
class Registrations {

    /** A ticket is mailed again at most this often, however often somebody asks. */
    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(10);

    @Inject
    EntityManager database;

    Optional<Registration> find(UUID id) {
        return Optional.ofNullable(database.find(Registration.class, id));
    }

    /** The place that somebody of that number has in a meeting or its line, if they have one. */
    Optional<Registration> of(UUID meeting, EmployeeNumber number) {
        return of(meeting, RegistrantKey.of(number));
    }

    /** The same of a guest who has no number too. */
    Optional<Registration> of(UUID meeting, RegistrantKey registrant) {
        return database.createQuery("""
                        select r from Registration r
                        where r.meeting = :meeting and r.numberKey = :key and r.status <> 'cancelled'""", Registration.class)
                .setParameter("meeting", meeting)
                .setParameter("key", registrant.value())
                .getResultStream()
                .findFirst();
    }

    /** What somebody had a seat in, given back or not, the newest first; what should never have been taken is left out. */
    List<Registration> of(Addressee addressee, int most) {
        return database.createQuery("""
                        select r from Registration r
                        where r.numberKey = :key and lower(r.email) = :email and r.deletedAt is null and r.waitingNumber is null
                        order by r.registeredAt desc, r.id""", Registration.class)
                .setParameter("key", addressee.numberKey())
                .setParameter("email", addressee.email())
                .setMaxResults(most)
                .getResultList();
    }

    /** The attendee frees the seat, or the place in the line, once; false when it was free already. Who waits moves up in the same commit. */
    boolean cancel(UUID id, Instant now) {
        return free(id, now, Ended.ATTENDEE);
    }

    /** The browser that made it does so at once, because the number was not meant; it is listed apart. */
    boolean undo(UUID id, Instant now) {
        return free(id, now, Ended.UNDO);
    }

    /** Brings back whoever was cancelled or removed, if there is still a seat and the person has not taken another. */
    Restored restore(UUID id) {
        return Restored.of(database.createNativeQuery("select restore_place(cast(?1 as uuid))")
                .setParameter(1, id.toString())
                .getSingleResult()
                .toString());
    }

    /**
     * Removes these, or everybody, from a meeting and its waiting list by one statement, and remembers them by {@code removal}. Their seats
     * are held, and their mails wait, for as long as that can be undone. Answers how many that were.
     */
    int remove(UUID meeting, Collection<UUID> these, boolean everybody, UUID removal, UUID remover, Instant now) {
        return ((Number) database.createNativeQuery("""
                        select remove_places(cast(?1 as uuid), ?2, cast(string_to_array(?3, ',') as uuid[]), cast(?4 as uuid),
                            cast(?5 as uuid), cast(?6 as timestamptz))""")
                .setParameter(1, meeting.toString())
                .setParameter(2, everybody)
                .setParameter(3, these.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .setParameter(4, removal.toString())
                .setParameter(5, remover.toString())
                .setParameter(6, now.toString())
                .getSingleResult()).intValue();
    }

    /** Takes a removal back for whom there is a seat and who has not taken another; answers how many are back. */
    int restoreAll(UUID meeting, UUID removal, Instant now) {
        return ((Number) database.createNativeQuery(
                        "select restore_places(cast(?1 as uuid), cast(?2 as uuid), null, cast(?3 as timestamptz))")
                .setParameter(1, meeting.toString())
                .setParameter(2, removal.toString())
                .setParameter(3, now.toString())
                .getSingleResult()).intValue();
    }

    /** How many of a removal are still off the list. */
    int removed(UUID meeting, UUID removal) {
        return ((Number) database.createNativeQuery("""
                        select count(*) from registration
                        where meeting_id = cast(?1 as uuid) and removal_id = cast(?2 as uuid) and status = 'cancelled'""")
                .setParameter(1, meeting.toString())
                .setParameter(2, removal.toString())
                .getSingleResult()).intValue();
    }

    /** Whether its ticket may be mailed again now; the next may only after a while. */
    boolean maySendTicket(UUID id, Instant now) {
        return database.createQuery("""
                        update Registration r set r.ticketMailedAt = :now
                        where r.id = :id and (r.ticketMailedAt is null or r.ticketMailedAt < :before)""")
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .setParameter("before", now.minus(BETWEEN_MAILS))
                        .executeUpdate()
                == 1;
    }

    /** Those that exist of these, by id. */
    Map<UUID, Registration> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.createQuery("select r from Registration r where r.id in :ids", Registration.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Registration::getId, Function.identity()));
    }

    /**
     * Writes a mail to everybody of a meeting whose place is in that state and who gave an address, by one statement; what one person is told
     * of several meetings of a series is one mail. Answers how many places that were.
     *
     * @param status as it is stored
     * @param note what the writer has to know and no row holds; empty for nothing
     */
    int mailEverybody(UUID meeting, String status, String kind, String note) {
        return ((Number) database.createNativeQuery("""
                        select mail_places(cast(?1 as text), array(select r.id from registration r
                            where r.tenant_id = current_tenant() and r.meeting_id = cast(?2 as uuid) and r.status = cast(?3 as text)),
                            nullif(cast(?4 as text), ''), interval '0')""")
                .setParameter(1, kind)
                .setParameter(2, meeting.toString())
                .setParameter(3, status)
                .setParameter(4, note)
                .getSingleResult()).intValue();
    }

    private boolean free(UUID id, Instant now, Ended by) {
        Object freed = database.createNativeQuery(
                        "select cast(free_place(cast(?1 as uuid), cast(?2 as timestamptz), cast(?3 as text)) as text)")
                .setParameter(1, id.toString())
                .setParameter(2, now.toString())
                .setParameter(3, by.stored())
                .getSingleResult();
        return "true".equals(freed);
    }
}
