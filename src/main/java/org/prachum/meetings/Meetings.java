package org.prachum.meetings;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.problem.Missing;

/** Finding meetings. Joins its caller's transaction. */
@ApplicationScoped
public class Meetings {

    @Inject
    EntityManager database;

    /** @throws Missing when this organization has no meeting of that number */
    public Meeting byNumber(int number) {
        return find(number).orElseThrow(() -> new Missing("meeting " + number));
    }

    public Optional<Meeting> find(int number) {
        return database.createQuery("select m from Meeting m where m.number = :number", Meeting.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** Those that exist of these, in order of time. */
    public List<Meeting> byNumbers(Collection<Integer> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return database.createQuery(
                        "select m from Meeting m where m.number in :numbers order by m.startsAt, m.number", Meeting.class)
                .setParameter("numbers", numbers)
                .getResultList();
    }

    /** Those that exist of these. */
    public Map<UUID, Meeting> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.createQuery("select m from Meeting m where m.id in :ids", Meeting.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(toMap(Meeting::getId, identity()));
    }

    /** @throws Missing when this organization has no such meeting */
    public Meeting byId(UUID id) {
        return Optional.ofNullable(database.find(Meeting.class, id)).orElseThrow(() -> new Missing("meeting " + id));
    }

    /** Those of these that are not over at {@code from}, whether they take place or not. */
    public List<Meeting> byIds(Collection<UUID> ids, Instant from) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.createQuery(
                        "select m from Meeting m where m.id in :ids and m.endsAt >= :from order by m.startsAt, m.number", Meeting.class)
                .setParameter("ids", ids)
                .setParameter("from", from)
                .getResultList();
    }

    /** What takes place and starts after {@code from} and not after {@code until}, by start. */
    public List<Meeting> starting(Instant from, Instant until) {
        return database.createQuery("""
                        select m from Meeting m where m.endsAt > :from and m.startsAt > :from and m.startsAt <= :until
                        and m.status <> 'cancelled' order by m.startsAt, m.number""", Meeting.class)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultList();
    }

    /** Public ones that end after {@code from}, closed and cancelled ones too, for calendars; the first {@code most} by start. */
    public List<Meeting> publicAfter(Instant from, int most) {
        return database.createQuery("""
                        select m from Meeting m where m.visibility = 'public' and m.endsAt >= :from
                        order by m.startsAt, m.number""", Meeting.class)
                .setParameter("from", from)
                .setMaxResults(most)
                .getResultList();
    }

    /** The same for those that end between {@code from} and {@code until}; the last {@code most}, the latest first. */
    public List<Meeting> publicBetween(Instant from, Instant until, int most) {
        return database.createQuery("""
                        select m from Meeting m where m.visibility = 'public' and m.endsAt >= :from and m.endsAt < :until
                        order by m.startsAt desc, m.number desc""", Meeting.class)
                .setParameter("from", from)
                .setParameter("until", until)
                .setMaxResults(most)
                .getResultList();
    }

    /** Those of a series that are not over and take place, by start. */
    public List<Meeting> comingOf(UUID series, Instant now) {
        return database.createQuery("""
                        select m from Meeting m where m.series = :series and m.status <> 'cancelled' and m.endsAt > :now
                        order by m.startsAt, m.number""", Meeting.class)
                .setParameter("series", series)
                .setParameter("now", now)
                .getResultList();
    }

    /** All of a series, by start. */
    List<Meeting> ofSeries(UUID series) {
        return database.createQuery(
                        "select m from Meeting m where m.series = :series order by m.startsAt, m.number", Meeting.class)
                .setParameter("series", series)
                .getResultList();
    }

    /** What is not over and takes place, public or not, open or not, by start. */
    public List<Meeting> takingPlace(Instant now, int most) {
        return database.createQuery(
                        "select m from Meeting m where m.status <> 'cancelled' and m.endsAt >= :now order by m.startsAt, m.number",
                        Meeting.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }
}
