package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        return database.createQuery("""
                        select r from Registration r
                        where r.meeting = :meeting and r.numberKey = :key and r.status <> 'cancelled'""", Registration.class)
                .setParameter("meeting", meeting)
                .setParameter("key", number.key())
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

    /** Writes one mail to everybody of a meeting who gave an address, by one statement; answers how many. */
    int mailEverybody(UUID meeting, String kind) {
        return database.createNativeQuery("""
                        insert into outbox (channel, kind, subject_id, recipient, language)
                        select 'mail', cast(?1 as text), r.id, r.email, coalesce(r.language, o.language)
                        from registration r join organization o on o.id = r.tenant_id
                        where r.meeting_id = cast(?2 as uuid) and r.status = 'confirmed' and r.email is not null""")
                .setParameter(1, kind)
                .setParameter(2, meeting.toString())
                .executeUpdate();
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
