package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.Patience;

/** The statement that reminds: once for each start, whoever asks, and whom it leaves alone. */
class ReminderOnceIT {

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static final String REMIND = "select remind(id, 'hour_before', starts_at, now() - interval '20 minutes',"
            + " 'registration.hour_before') from meeting";

    UUID acme = DATABASE.organization();
    UUID meeting = UUID.randomUUID();

    @BeforeEach
    void announce() {
        DATABASE.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, taken)"
                + " values (?, ?, 1, 'Board', 'onsite', 'public', 'k', now() + interval '40 minutes', now() + interval '2 hours', 1)",
                acme, meeting);
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    @Test
    void isOneMailHoweverManyAskAtOnce() throws Exception {
        register("1", "nok@acme.example", "2 days");
        try (Connection one = DATABASE.inTenant(acme);
                Connection other = DATABASE.inTenant(acme)) {
            assertThat(FreshDatabase.ask(one, REMIND)).containsExactly("1");
            Future<String> waiting = THREADS.submit(() -> FreshDatabase.ask(other, REMIND).get(0));
            awaitLock();
            one.commit();

            assertThat(waiting.get()).isEqualTo("0");
            other.commit();
        }
        assertThat(recipients()).isEqualTo("nok@acme.example");
    }

    @Test
    void isNotLostWithWhoeverAskedFirst() throws SQLException {
        register("1", "nok@acme.example", "2 days");
        try (Connection dies = DATABASE.inTenant(acme)) {
            assertThat(FreshDatabase.ask(dies, REMIND)).containsExactly("1");
            dies.rollback();
        }
        assertThat(remind()).isEqualTo("1");
        assertThat(recipients()).isEqualTo("nok@acme.example");
    }

    @Test
    void isForWhoeverHasAPlaceAndAnAddressAndWasNotJustTold() throws SQLException {
        register("1", "nok@acme.example", "2 days");
        register("2", null, "2 days");
        register("3", "late@acme.example", "5 minutes");
        register("4", "gone@acme.example", "2 days");
        register("5", "Quiet@acme.example", "2 days");
        DATABASE.sql("update registration set status = 'cancelled' where tenant_id = ? and number = '4'", acme);
        DATABASE.sql("insert into reminder_refusal (tenant_id, number_key, email, refused_at) values (?, '5', 'quiet@acme.example', now())", acme);
        DATABASE.sql("insert into reminder_refusal (tenant_id, number_key, email, refused_at) values (?, '1', 'other@acme.example', now())", acme);

        assertThat(remind()).isEqualTo("1");
        assertThat(recipients()).isEqualTo("nok@acme.example");
    }

    @Test
    void isAnotherOneForAnotherStart() throws SQLException {
        register("1", "nok@acme.example", "2 days");
        assertThat(remind()).isEqualTo("1");
        assertThat(remind()).isEqualTo("0");

        DATABASE.sql("update meeting set starts_at = starts_at + interval '10 minutes' where tenant_id = ?", acme);
        assertThat(remind()).isEqualTo("1");
    }

    @Test
    void isNoneForWhatDoesNotTakePlace() throws SQLException {
        register("1", "nok@acme.example", "2 days");
        DATABASE.sql("update meeting set status = 'cancelled' where tenant_id = ?", acme);

        assertThat(remind()).isEqualTo("0");
    }

    @Test
    void isAskedOnlyWhereSomethingIsAhead() throws SQLException {
        assertThat(asked()).isEqualTo(1);
        DATABASE.sql("insert into reminder_rule (tenant_id, id, day_before, hour_before) values (?, ?, false, false)", acme, UUID.randomUUID());
        assertThat(asked()).isZero();
        DATABASE.sql("update reminder_rule set hour_before = true where tenant_id = ?", acme);
        assertThat(asked()).isEqualTo(1);
        DATABASE.sql("update organization set status = 'suspended' where id = ?", acme);
        assertThat(asked()).isZero();
        DATABASE.sql("update organization set status = 'active' where id = ?", acme);
        DATABASE.sql("update meeting set starts_at = starts_at + interval '2 days', ends_at = ends_at + interval '2 days' where tenant_id = ?", acme);
        assertThat(asked()).isZero();
    }

    @Test
    void doesNotKeepAMeetingFromBeingDeleted() throws SQLException {
        remind();
        assertThat(DATABASE.sql("delete from meeting where tenant_id = ?", acme)).isEqualTo(1);
    }

    private long asked() throws SQLException {
        try (Connection anybody = DATABASE.as("prachum_app")) {
            return FreshDatabase.ask(anybody, "select * from organizations_with_reminders_ahead(now(), '" + new UUID(0, 0) + "', 1000)")
                    .stream()
                    .filter(acme.toString()::equals)
                    .count();
        }
    }

    private String remind() throws SQLException {
        try (Connection connection = DATABASE.inTenant(acme)) {
            String mails = FreshDatabase.ask(connection, REMIND).get(0);
            connection.commit();
            return mails;
        }
    }

    private void register(String number, String email, String ago) {
        DATABASE.sql("insert into registration (tenant_id, meeting_id, number, number_key, name, email, registered_at)"
                + " values (?, ?, ?, ?, 'Nok', ?, now() - cast(? as interval))", acme, meeting, number, number, email, ago);
    }

    private String recipients() {
        return String.join(" ", DATABASE.ask("select recipient from outbox where tenant_id = ? and language = 'en'", acme));
    }

    /** Until somebody waits for what another has not committed. */
    private static void awaitLock() {
        Patience.until(Duration.ofSeconds(10), "somebody who waits", () -> !DATABASE.ask(
                        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .isEmpty());
    }
}
