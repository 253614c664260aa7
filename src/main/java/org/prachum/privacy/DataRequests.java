package org.prachum.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.problem.Missing;

/** Finding and adding requests for a copy. Joins its caller's transaction. */
@ApplicationScoped
class DataRequests {

    private static final String WAITING = " from data_request q join registration r on r.id = q.registration_id"
            + " join meeting m on m.id = r.meeting_id where q.answered_at is null and r.erased_at is null";

    @Inject
    EntityManager database;

    /** Adds one, unless one of that registration waits already; of two who ask at once one does. */
    Optional<UUID> add(UUID registration, Instant now) {
        UUID id = UUID.randomUUID();
        int added = database.createNativeQuery("insert into data_request (id, registration_id, asked_at) values"
                        + " (cast(?1 as uuid), cast(?2 as uuid), cast(?3 as timestamptz))"
                        + " on conflict (tenant_id, registration_id) where answered_at is null do nothing")
                .setParameter(1, id.toString())
                .setParameter(2, registration.toString())
                .setParameter(3, now.toString())
                .executeUpdate();
        return added == 1 ? Optional.of(id) : Optional.empty();
    }

    Optional<DataRequest> find(UUID id) {
        return Optional.ofNullable(database.find(DataRequest.class, id));
    }

    /** @throws Missing when there is none */
    DataRequest byId(UUID id) {
        return find(id).orElseThrow(() -> new Missing("data request " + id));
    }

    Optional<DataRequest> waitingOf(UUID registration) {
        return database.createQuery("select q from DataRequest q where q.registration = :registration and q.answeredAt is null", DataRequest.class)
                .setParameter("registration", registration)
                .getResultStream()
                .findFirst();
    }

    /** Who waits longest, first. The moment comes as a number, because the providers read one each in a way of its own. */
    List<WaitingRequest> waiting(int first, int most) {
        List<?> rows = database.createNativeQuery("select cast(q.id as text), coalesce(nullif(r.number, ''), r.email, ''), r.name, m.topic,"
                        + " cast(extract(epoch from q.asked_at) * 1000 as bigint)" + WAITING + " order by q.asked_at, q.id")
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new WaitingRequest(
                        UUID.fromString((String) row[0]), (String) row[1], (String) row[2], (String) row[3],
                        Instant.ofEpochMilli(((Number) row[4]).longValue())))
                .toList();
    }

    int countWaiting() {
        return ((Number) database.createNativeQuery("select count(*)" + WAITING).getSingleResult()).intValue();
    }
}
