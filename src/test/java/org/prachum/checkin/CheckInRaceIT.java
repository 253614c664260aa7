package org.prachum.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.prachum.registration.Stage;
import org.prachum.testing.Client;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.World;

/** Two doors at once, and several walk-ins for one seat; and what would happen without the guard. */
class CheckInRaceIT {

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static final int DOORS = 8;

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    @Test
    void manyDoorsAtOnceMakeOneCheckIn() throws Exception {
        Stage stage = new Stage();
        int meeting = stage.meeting("Board");
        stage.register(meeting, "100002");
        String place = World.text("select id from registration where tenant_id = ?", stage.world().id());
        Client ann = stage.world().signedIn("ann");

        List<Client.Answer> answers = atOnce(DOORS, () -> copy(stage, ann).postJson(
                "/api/meetings/" + meeting + "/check-ins/", "{\"registration\":\"" + place + "\"}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.body().contains("/problems/checkin.already")).hasSize(DOORS - 1);
        assertThat(stage.world().count(
                        "select count(*) from audit_entry where tenant_id = ? and verb = 'registration.checked_in'", stage.world().id()))
                .isEqualTo(1);
    }

    @Test
    void walkInsForTheLastSeatGiveOneAndTheCountStaysTrue() throws Exception {
        Stage stage = new Stage();
        int meeting = stage.meeting("Board", 2);
        stage.register(meeting, "100002");
        Client ann = stage.world().signedIn("ann");
        List<Callable<Client.Answer>> comers = new ArrayList<>();
        for (int i = 0; i < DOORS; i++) {
            String number = "50000" + i;
            comers.add(() -> copy(stage, ann).post("/organizer/meeting/" + meeting + "/walk-in",
                    "emp_id", number, "byhand", "yes", "name", "Guest " + number));
        }
        List<Client.Answer> answers = all(comers);

        assertThat(answers).filteredOn(answer -> answer.status() == 302).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.body().contains("No seat is free.")).hasSize(DOORS - 1);
        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(2);
    }

    /** The second waits for the first, and finds that the guard does not hold any more. */
    @Test
    void theGuardDecidesForWhoeverComesSecond() throws Exception {
        assertThat(second("and checked_in_at is null")).isZero();
    }

    /** Without the guard the second writes over what the first has said: the race is real. */
    @Test
    void withoutTheGuardBothWouldCheckIn() throws Exception {
        assertThat(second("")).isEqualTo(1);
    }

    /** A seat has become free, and the line has not moved up yet: the seat is for the first who waits, not for whoever stands at the door. */
    @Test
    void noWalkInOvertakesWhoeverWaits() throws Exception {
        assertThat(walkIn(1)).isEqualTo("full");
        assertThat(walkIn(0)).as("where nobody waits").isEqualTo("walked_in");
    }

    /** What a walk-in is told of a meeting with a free seat. */
    private static String walkIn(int waiting) throws Exception {
        UUID acme = DATABASE.organization();
        UUID meeting = UUID.randomUUID();
        DATABASE.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, capacity, taken,"
                + " waiting_list, waiting) values (?, ?, 1, 'Board', 'onsite', 'public', 'k', now(), now() + interval '2 hours', 2, 1, true, ?)",
                acme, meeting, waiting);
        try (Connection door = DATABASE.inTenant(acme)) {
            return FreshDatabase.ask(door, "select outcome from walk_in(?, gen_random_uuid(), now(), null, '777777', '777777', true, 'Zoe', '',"
                    + " '', 'en')", meeting).get(0);
        }
    }

    /** How many rows the second of two doors writes. */
    private static int second(String guard) throws Exception {
        UUID acme = DATABASE.organization();
        UUID meeting = UUID.randomUUID();
        DATABASE.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, taken)"
                + " values (?, ?, 1, 'Board', 'onsite', 'public', 'k', now(), now() + interval '2 hours', 1)", acme, meeting);
        DATABASE.sql("insert into registration (tenant_id, meeting_id, number, number_key, name) values (?, ?, '1', '1', 'Nok')", acme, meeting);
        String update = "update registration set checked_in_at = clock_timestamp(), checked_in_how = 'list' where status = 'confirmed' " + guard;
        try (Connection one = DATABASE.inTenant(acme);
                Connection other = DATABASE.inTenant(acme)) {
            assertThat(write(one, update)).isEqualTo(1);
            Future<Integer> waiting = THREADS.submit(() -> write(other, update));
            awaitLock();
            one.commit();
            int written = waiting.get();
            other.commit();
            return written;
        }
    }

    private static int write(Connection connection, String update) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(update);
        }
    }

    private static Client copy(Stage stage, Client signedIn) {
        Client door = stage.world().visitor();
        signedIn.cookies().forEach(door::cookie);
        return door.with("Sec-Fetch-Site", "same-origin");
    }

    private static <T> List<T> atOnce(int times, Callable<T> deed) throws Exception {
        List<Callable<T>> deeds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            deeds.add(deed);
        }
        return all(deeds);
    }

    private static <T> List<T> all(List<Callable<T>> deeds) throws Exception {
        List<T> answers = new ArrayList<>();
        for (Future<T> done : THREADS.invokeAll(deeds)) {
            answers.add(done.get());
        }
        return answers;
    }

    /** Until somebody waits for what another has not committed. */
    private static void awaitLock() {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (DATABASE.ask("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Nobody waits");
            }
            Thread.onSpinWait();
        }
    }
}
