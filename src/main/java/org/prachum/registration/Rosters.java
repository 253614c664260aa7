package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.prachum.directory.EmployeeNumber;
import org.prachum.directory.Fold;
import org.prachum.platform.persistence.Like;

/** Listing who is registered for one meeting. Joins its caller's transaction. */
@ApplicationScoped
class Rosters {

    /**
     * How many are registered, how many of them by hand, how many cancelled, how many wait, how many were offered a seat, how many came,
     * how many were undone by the browser that made them, and how many were removed.
     */
    record Numbers(long confirmed, long byHand, long cancelled, long waiting, long offered, long checkedIn, long undone, long removed) {

        /** How many that view lists. */
        long of(RosterView view) {
            return switch (view) {
                case REGISTERED -> confirmed;
                case WAITING -> waiting + offered;
                case CANCELLED -> cancelled;
                case REMOVED -> removed;
            };
        }
    }

    /** Folded is lower case already; {@code lower} tells Hibernate that it is a text. */
    private static final String LISTED = "from Registration r where r.meeting = :meeting and %s "
            + "and (lower(function('folded', r.name)) like :search escape '!' "
            + "or lower(function('folded', r.section)) like :search escape '!' "
            + "or lower(r.number) like :search escape '!' or r.number <> '' and r.numberKey like :key escape '!')";

    @Inject
    EntityManager database;

    List<Registration> list(UUID meeting, RosterFilter filter, int first, int most) {
        String order = " order by " + filter.order().column + (filter.descending() ? " desc" : "") + ", r.id";
        return listed("select r " + LISTED.formatted(filter.view().condition) + order, Registration.class, meeting, filter)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    int count(UUID meeting, RosterFilter filter) {
        return listed("select count(r) " + LISTED.formatted(filter.view().condition), Long.class, meeting, filter).getSingleResult().intValue();
    }

    Numbers numbers(UUID meeting) {
        Object[] counted = database.createQuery(
                        "select sum(case when r.status = 'confirmed' then 1 else 0 end), "
                                + "sum(case when r.status = 'confirmed' and r.byHand = true then 1 else 0 end), "
                                + "sum(case when r.status = 'cancelled' and r.deletedAt is null then 1 else 0 end), "
                                + "sum(case when r.status = 'waitlisted' and r.offeredUntil is null then 1 else 0 end), "
                                + "sum(case when r.status = 'waitlisted' and r.offeredUntil is not null then 1 else 0 end), "
                                + "sum(case when r.status = 'confirmed' and r.checkedInAt is not null then 1 else 0 end), "
                                + "sum(case when r.status = 'cancelled' and r.cancelledBy = 'undo' then 1 else 0 end), "
                                + "sum(case when r.status = 'cancelled' and r.cancelledBy = 'organizer' then 1 else 0 end) "
                                + "from Registration r where r.meeting = :meeting",
                        Object[].class)
                .setParameter("meeting", meeting)
                .getSingleResult();
        return new Numbers(
                number(counted[0]), number(counted[1]), number(counted[2]), number(counted[3]), number(counted[4]),
                number(counted[5]), number(counted[6]), number(counted[7]));
    }

    /** The next {@code most} in the order in which they registered, after the one registered then with that id. */
    List<Registration> after(UUID meeting, boolean withWaiting, Instant moment, UUID id, int most) {
        return database.createQuery(
                        "select r from Registration r where r.meeting = :meeting and r.status in :statuses "
                                + "and (r.registeredAt > :moment or r.registeredAt = :moment and r.id > :id) "
                                + "order by r.registeredAt, r.id",
                        Registration.class)
                .setParameter("meeting", meeting)
                .setParameter("statuses", withWaiting ? List.of("confirmed", "waitlisted") : List.of("confirmed"))
                .setParameter("moment", moment)
                .setParameter("id", id)
                .setMaxResults(most)
                .getResultList();
    }

    /** Those who wait, in their order; who was offered a seat stands among them without a place. */
    List<InLine> waiting(UUID meeting, int first, int most) {
        List<Registration> found = database.createQuery(
                        "select r from Registration r where r.meeting = :meeting and r.status = 'waitlisted' "
                                + "order by r.waitingNumber",
                        Registration.class)
                .setParameter("meeting", meeting)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
        List<InLine> waiting = new ArrayList<>(found.size());
        int place = found.isEmpty() ? 0 : before(found.get(0));
        for (Registration registration : found) {
            waiting.add(new InLine(registration, registration.isOffered() ? null : ++place));
        }
        return waiting;
    }

    /** How many seats these have, or are offered. */
    long seatsOf(UUID meeting, Collection<UUID> these) {
        return database.createQuery(
                        "select count(r) from Registration r where r.meeting = :meeting and r.id in :these "
                                + "and (r.status = 'confirmed' or r.status = 'waitlisted' and r.offeredUntil is not null)",
                        Long.class)
                .setParameter("meeting", meeting)
                .setParameter("these", these)
                .getSingleResult();
    }

    /** Those who wait without an offer, in their order, but for some. */
    List<Registration> firstWaiting(UUID meeting, Collection<UUID> without, long most) {
        return database.createQuery(
                        "select r from Registration r where r.meeting = :meeting and r.status = 'waitlisted' "
                                + "and r.offeredUntil is null and r.id not in :without order by r.waitingNumber",
                        Registration.class)
                .setParameter("meeting", meeting)
                .setParameter("without", without)
                .setMaxResults((int) most)
                .getResultList();
    }

    /** How many wait without an offer, but for some. */
    long countWaiting(UUID meeting, Collection<UUID> without) {
        return database.createQuery(
                        "select count(r) from Registration r where r.meeting = :meeting and r.status = 'waitlisted' "
                                + "and r.offeredUntil is null and r.id not in :without",
                        Long.class)
                .setParameter("meeting", meeting)
                .setParameter("without", without)
                .getSingleResult();
    }

    private int before(Registration first) {
        return database.createQuery(
                        "select count(r) from Registration r where r.meeting = :meeting and r.status = 'waitlisted' "
                                + "and r.offeredUntil is null and r.waitingNumber < :number",
                        Long.class)
                .setParameter("meeting", first.getMeeting())
                .setParameter("number", first.getWaitingNumber())
                .getSingleResult()
                .intValue();
    }

    private <T> TypedQuery<T> listed(String query, Class<T> answer, UUID meeting, RosterFilter filter) {
        return database.createQuery(query, answer)
                .setParameter("meeting", meeting)
                .setParameter("search", Like.containing(Fold.plain(filter.search().strip())))
                .setParameter("key", Like.beginningWith(EmployeeNumber.keyOf(filter.search())));
    }

    private static long number(Object counted) {
        return counted == null ? 0 : ((Number) counted).longValue();
    }
}
