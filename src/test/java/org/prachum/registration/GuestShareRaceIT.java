package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.FreshDatabase;

/** The share of guests is decided by the database, as several nodes ask it at once; and what happens where the meeting is not locked. */
class GuestShareRaceIT {

    private static final int PEOPLE = 50;
    private static final int CONNECTIONS = 16;
    private static final String LOCK = "m.id = wanted.id for no key update;\n        select count(*) into held";

    FreshDatabase database = FreshDatabase.migrated();
    UUID organization = database.organization();

    @Test
    void fiftyAtOnceGetExactlyTheirShare() throws Exception {
        meeting(40);
        ExecutorService nodes = Executors.newFixedThreadPool(CONNECTIONS);
        List<Callable<String>> deeds = IntStream.range(0, PEOPLE).<Callable<String>>mapToObj(n -> () -> {
            try (Connection connection = database.as("prachum_app")) {
                return register(connection, n);
            }
        }).toList();
        List<String> outcomes = new ArrayList<>();
        for (Future<String> done : nodes.invokeAll(deeds)) {
            outcomes.add(done.get());
        }
        nodes.shutdown();

        assertThat(outcomes).filteredOn("registered"::equals).hasSize(10);
        assertThat(outcomes).filteredOn("guests_full"::equals).hasSize(40);
        assertThat(database.ask("select count(*) from registration")).containsExactly("10");
        assertThat(database.ask("select taken from meeting")).containsExactly("10");
    }

    @Test
    void theSecondWaitsForTheFirstAndIsRefused() throws Exception {
        meeting(4);
        assertThat(twoCrosswise()).isEqualTo("guests_full");
    }

    @Test
    void withoutTheLockBothHaveTheLastSeatOfTheirShare() throws Exception {
        meeting(4);
        String function = database.ask("select pg_get_functiondef(oid) from pg_proc where proname = 'register_people'").get(0);
        assertThat(function).contains(LOCK);
        database.sql(function.replace(LOCK, LOCK.replace(" for no key update", "")));
        assertThat(twoCrosswise()).isEqualTo("registered");
    }

    /** The first has not committed when the second asks; answers what the second is told. */
    private String twoCrosswise() throws Exception {
        try (Connection first = database.as("prachum_app");
                Connection second = database.as("prachum_app")) {
            first.setAutoCommit(false);
            assertThat(register(first, 1)).isEqualTo("registered");
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return register(second, 2);
                } catch (SQLException refused) {
                    throw new IllegalStateException(refused);
                }
            });
            while (database.ask("select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()").isEmpty()) {
                assertThat(answer).isNotDone();
                Thread.onSpinWait();
            }
            first.commit();
            return answer.get();
        }
    }

    /** A quarter of the seats is theirs. */
    private void meeting(int seats) {
        database.sql("insert into guest_policy (tenant_id, seat_share) values (?, 25)", organization);
        database.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, capacity)"
                + " values (?, ?, 1, 'M', 'onsite', 'public', 'k', now() + interval '1 day', now() + interval '2 days', ?)",
                organization, UUID.randomUUID(), seats);
    }

    private String register(Connection connection, int person) throws SQLException {
        String mail = "guest" + person + "@else.example";
        return FreshDatabase.ask(connection, "select outcome from register_people(?, 1, null, array[gen_random_uuid()], array[null]::text[],"
                + " array[''], array[?], array[true], array['P'], array[''], array[''], array[''], array[?], array['en'], null, null)",
                organization, "guest:" + mail, mail).get(0);
    }
}
