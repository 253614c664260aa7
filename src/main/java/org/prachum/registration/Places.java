package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.prachum.platform.persistence.Pool;

/**
 * Takes places by the database's function {@code register_people}: one round trip, one transaction, for everybody who asked for the same
 * meeting at that moment.
 *
 * <p>A connection that breaks is asked again: each applicant brings the id of the registration they become, so what was committed before
 * it broke is recognized.
 */
@ApplicationScoped
class Places {

    private static final int ATTEMPTS = 4;
    private static final long PAUSE_MILLIS = 100;

    /** The server goes down, is going up, or ended our connection; a deadlock; a serialization failure. */
    private static final Set<String> PASSING = Set.of("57P01", "57P02", "57P03", "40001", "40P01");

    private static final String CALL =
            "select * from register_people(?, ?, null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** The same, and writes down what those agreed to who are new. Only whoever is asked for a consent pays for it. */
    private static final String CALL_WITH_CONSENTS = "with answered as materialized (" + CALL + "), "
            + "agreed as (insert into consent_given (registration_id, text_number, given_at, how) "
            + "select a.id, c.number, a.registered_at, 'typed' from unnest(?, ?) c(id, number) join answered a on a.id = c.id "
            + "on conflict do nothing) select * from answered";

    @Inject
    @Pool
    DataSource pool;

    /**
     * Answers each of {@code people}, in their order, which is that in which they get the last seats.
     *
     * @throws Unavailable when the database could not be reached; whoever asks again, with the same ids or keys, is not doubled
     */
    List<Placement> take(UUID organization, int meeting, List<Applicant> people) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = pool.getConnection()) {
                return call(connection, organization, meeting, people);
            } catch (SQLException broken) {
                if (!isPassing(broken)) {
                    throw new IllegalStateException("Places in meeting " + meeting + " could not be taken", broken);
                }
                if (attempt == ATTEMPTS) {
                    throw new Unavailable();
                }
                pause(attempt);
            }
        }
    }

    private static List<Placement> call(Connection connection, UUID organization, int meeting, List<Applicant> people)
            throws SQLException {
        boolean consents = people.stream().anyMatch(person -> person.consent() != null);
        try (PreparedStatement call = connection.prepareStatement(consents ? CALL_WITH_CONSENTS : CALL)) {
            call.setObject(1, organization);
            call.setInt(2, meeting);
            call.setArray(3, array(connection, "uuid", people, Applicant::id));
            call.setArray(4, array(connection, "text", people, Applicant::access));
            call.setArray(5, array(connection, "text", people, a -> a.key().spelling()));
            call.setArray(6, array(connection, "text", people, a -> a.key().value()));
            call.setArray(7, array(connection, "bool", people, Applicant::byHand));
            call.setArray(8, array(connection, "text", people, a -> a.person().name()));
            call.setArray(9, array(connection, "text", people, a -> a.person().position()));
            call.setArray(10, array(connection, "text", people, a -> a.person().section()));
            call.setArray(11, array(connection, "text", people, a -> a.person().costCenter()));
            call.setArray(12, array(connection, "text", people, Applicant::email));
            call.setArray(13, array(connection, "text", people, a -> a.language().getTag()));
            call.setArray(14, array(connection, "text", people, Applicant::requestKey));
            call.setArray(15, array(connection, "text", people, Applicant::fingerprint));
            call.setArray(16, array(connection, "bool", people, Applicant::waits));
            call.setArray(17, array(connection, "text", people, a -> a.answers().json()));
            call.setArray(18, array(connection, "bool", people, Applicant::isLimited));
            if (consents) {
                List<Applicant> agreed = people.stream().filter(person -> person.consent() != null).toList();
                call.setArray(19, array(connection, "uuid", agreed, Applicant::id));
                call.setArray(20, array(connection, "int4", agreed, Applicant::consent));
            }
            try (ResultSet rows = call.executeQuery()) {
                List<Placement> placements = new ArrayList<>(people.size());
                while (rows.next()) {
                    placements.add(placement(rows));
                }
                return placements;
            }
        }
    }

    private static Array array(Connection connection, String type, List<Applicant> people, Function<Applicant, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, people.stream().map(value).toArray());
    }

    private static Placement placement(ResultSet row) throws SQLException {
        return new Placement(
                Outcome.of(row.getString(1)),
                row.getBoolean(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5) == null ? null : person(row),
                row.getBoolean(10),
                instant(row, 11),
                turn(row),
                null);
    }

    private static Disclosure.Known person(ResultSet row) throws SQLException {
        return new Disclosure.Known(row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9));
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return "waitlisted".equals(row.getString(12))
                ? new Turn(row.getObject(13, Integer.class), instant(row, 14), false)
                : null;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static boolean isPassing(SQLException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                return refused.getSQLState().startsWith("08") || PASSING.contains(refused.getSQLState());
            }
        }
        // Nothing of the server's: the pool had no connection to give.
        return true;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE_MILLIS * attempt);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable();
        }
    }
}
