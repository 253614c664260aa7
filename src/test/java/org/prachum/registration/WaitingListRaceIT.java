package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prachum.testing.FreshDatabase;

/**
 * Everybody at once at a meeting that is full: those who have a seat leave, those who wait leave, others join, newcomers try to slip in.
 * Whatever comes first, seats are counted as they are, nobody is lost or doubled, and who has a seat in the end is who stood before. The last
 * two are the negative controls: without the guards the same goes wrong.
 */
class WaitingListRaceIT {

    private static final int SEATS = 20;
    private static final int WAITING = 50;
    private static final int CONNECTIONS = 24;
    private static final int ROUNDS = 3;

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();
    private static final BlockingQueue<Connection> APPLICATION = new LinkedBlockingQueue<>(
            IntStream.range(0, CONNECTIONS).mapToObj(i -> DATABASE.as("prachum_app")).toList());

    UUID organization;
    UUID meeting;
    List<UUID> seated = new ArrayList<>();
    List<UUID> waiting = new ArrayList<>();

    @AfterAll
    static void close() throws SQLException {
        for (Connection connection : APPLICATION) {
            connection.close();
        }
    }

    @BeforeEach
    void aFullMeetingWithALine() throws SQLException {
        organization = UUID.randomUUID();
        meeting = UUID.randomUUID();
        DATABASE.sql("insert into organization (id, subdomain, name, language, zone) values (?, ?, 'A', 'en', 'UTC')",
                organization, "a" + organization.toString().substring(0, 8));
        DATABASE.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, capacity,"
                + " waiting_list) values (?, ?, 1, 'M', 'onsite', 'public', 'k', now() + interval '1 day', now() + interval '2 days', ?,"
                + " true)", organization, meeting, SEATS);
        for (int i = 0; i < SEATS; i++) {
            seated.add(asks(100_000 + i, false).id());
        }
        for (int i = 0; i < WAITING; i++) {
            waiting.add(asks(200_000 + i, true).id());
        }
    }

    @Test
    void whoeverComesAndGoesTheLineMovesUpInItsOrder() throws Exception {
        List<Callable<Answer>> deeds = new ArrayList<>();
        seated.forEach(id -> deeds.add(() -> leaves(id)));
        List<UUID> gone = IntStream.range(0, WAITING).filter(i -> i % 3 == 0).mapToObj(waiting::get).toList();
        gone.forEach(id -> deeds.add(() -> leaves(id)));
        gone.forEach(id -> deeds.add(() -> leaves(id)));
        IntStream.range(0, 20).forEach(i -> deeds.add(() -> asks(300_000 + i, false)));
        IntStream.range(0, 20).forEach(i -> deeds.add(() -> asks(400_000 + i, true)));
        IntStream.range(0, 20).forEach(i -> deeds.add(() -> asks(400_000 + i, true)));

        List<Answer> answers = atOnce(deeds);

        assertThat(answers.stream().filter(answer -> answer.number() / 100_000 == 3).map(Answer::outcome).distinct())
                .as("newcomers do not overtake").containsExactly("full");
        assertThat(answers.stream().filter(answer -> answer.number() / 100_000 == 4).filter(a -> a.outcome().equals("waiting")))
                .as("each who joins is in line once").hasSize(20);
        List<String> stayed = new ArrayList<>(waiting.stream().filter(id -> !gone.contains(id)).map(UUID::toString).toList());
        assertThat(ids("status = 'confirmed'")).containsExactlyInAnyOrderElementsOf(stayed.subList(0, SEATS));
        assertThat(ids("status = 'waitlisted'").subList(0, stayed.size() - SEATS))
                .isEqualTo(stayed.subList(SEATS, stayed.size()));
        assertThat(count("registration where status = 'waitlisted'")).isEqualTo(stayed.size() - SEATS + 20);
        countsAreTrue();
    }

    @Test
    void offersAreTakenDeclinedAndExpireWithoutASeatLostOrGivenTwice() throws Exception {
        DATABASE.sql("insert into waiting_rule (tenant_id, id, offer_hours) values (?, ?, 2)", organization, UUID.randomUUID());
        for (int round = 0; round < ROUNDS; round++) {
            List<Callable<Answer>> deeds = new ArrayList<>();
            ids("status = 'confirmed'").stream().limit(8).forEach(id -> deeds.add(() -> leaves(UUID.fromString(id))));
            List<String> offered = ids("offered_until is not null and status = 'waitlisted'");
            offered.forEach(id -> deeds.add(() -> takes(UUID.fromString(id))));
            offered.stream().limit(3).forEach(id -> deeds.add(() -> leaves(UUID.fromString(id))));
            int newcomers = 300_000 + round * 100;
            IntStream.range(0, 10).forEach(i -> deeds.add(() -> asks(newcomers + i, false)));
            IntStream.range(0, 4).forEach(i -> deeds.add(this::sweeps));
            DATABASE.sql("update registration set offered_until = now() - interval '1 minute' where tenant_id = ? and id in (select id"
                    + " from registration where tenant_id = ? and status = 'waitlisted' and offered_until is not null limit 2)",
                    organization, organization);

            List<Answer> answers = atOnce(deeds);

            assertThat(answers.stream().filter(answer -> answer.number() / 100_000 == 3).map(Answer::outcome).distinct())
                    .containsExactly("full");
            countsAreTrue();
            assertThat(DATABASE.ask("select taken from meeting where id = ?", meeting)).containsExactly(String.valueOf(SEATS));
        }
        assertThat(DATABASE.ask("select count(*) from registration where tenant_id = ? group by number_key having count(*) > 1", organization))
                .as("nobody is doubled").isEmpty();
    }

    @Test
    void everybodyWhoMovesUpIsToldOnce() throws Exception {
        DATABASE.sql("update registration set email = number || '@a.example' where tenant_id = ?", organization);
        List<Callable<Answer>> deeds = new ArrayList<>();
        seated.forEach(id -> deeds.add(() -> leaves(id)));
        seated.forEach(id -> deeds.add(() -> leaves(id)));
        atOnce(deeds);

        assertThat(DATABASE.ask("select subject_id from outbox where tenant_id = ? and kind = 'registration.promoted'", organization))
                .containsExactlyInAnyOrderElementsOf(waiting.subList(0, SEATS).stream().map(UUID::toString).toList());
        countsAreTrue();
    }

    @Test
    void anUndoInTimeBringsEverybodyBackWhoeverReachesForTheSeat() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Map<UUID, UUID> removals = new HashMap<>();
            for (UUID id : seated.subList(0, 10)) {
                removals.put(id, removes(id));
            }
            assertThat(count("registration where held_until is not null")).isEqualTo(10);
            countsAreTrue();
            List<Callable<Answer>> deeds = new ArrayList<>();
            removals.forEach((id, removal) -> deeds.add(() -> undoes(removal)));
            removals.forEach((id, removal) -> deeds.add(() -> undoes(removal)));
            int newcomers = 300_000 + round * 100;
            IntStream.range(0, 20).forEach(i -> deeds.add(() -> asks(newcomers + i, false)));
            IntStream.range(0, 10).forEach(i -> deeds.add(this::sweeps));
            IntStream.range(0, 10).forEach(i -> deeds.add(() -> settles("now()")));
            UUID leaving = seated.get(10 + round);
            deeds.add(() -> leaves(leaving));

            atOnce(deeds);

            assertThat(ids("status = 'confirmed'")).containsAll(seated.subList(0, 10).stream().map(UUID::toString).toList());
            assertThat(count("registration where held_until is not null")).isZero();
            countsAreTrue();
        }
    }

    /** Whoever is first has the seat: the one who is brought back, or the one who waited. Never both, and never nobody. */
    @Test
    void anUndoAtTheLastMomentAndWhoeverMovesUpDoNotBothHaveTheSeat() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<UUID> having = ids("status = 'confirmed'").stream().limit(10).map(UUID::fromString).toList();
            List<UUID> some = waiting.subList(40 + 2 * round, 42 + 2 * round);
            List<UUID> removals = new ArrayList<>();
            for (int i = 0; i < having.size(); i++) {
                removals.add(i < 2 ? removes(having.get(i), some.get(i)) : removes(having.get(i)));
            }
            DATABASE.sql("update registration set held_until = now() - interval '1 second' where tenant_id = ? and held_until is not null",
                    organization);
            List<Callable<Answer>> deeds = new ArrayList<>();
            removals.forEach(removal -> deeds.add(() -> undoes(removal)));
            IntStream.range(0, 12).forEach(i -> deeds.add(() -> settles("now()")));
            int newcomers = 500_000 + round * 100;
            IntStream.range(0, 10).forEach(i -> deeds.add(() -> asks(newcomers + i, true)));

            atOnce(deeds);
            while (settles("now()").outcome().equals("t")) {
                countsAreTrue();
            }
            countsAreTrue();
            assertThat(DATABASE.ask("select taken from meeting where id = ?", meeting)).containsExactly(String.valueOf(SEATS));
        }
    }

    @Test
    void withoutTheTimeToUndoWhoeverWaitsHasTheSeatAndNobodyComesBack() throws Exception {
        UUID removal = removes(seated.get(0));
        settles("now() + interval '11 seconds'");
        assertThat(undoes(removal).number()).as("nobody is back").isZero();
        assertThat(ids("status = 'confirmed'")).contains(waiting.get(0).toString()).doesNotContain(seated.get(0).toString());
        countsAreTrue();
    }

    @Test
    void withoutTheLineInTheGuardNewcomersOvertake() throws Exception {
        FreshDatabase careless = carelessly();
        try (Connection application = careless.as("prachum_app")) {
            call(application, "select free_place(cast(? as uuid), now(), false)", id(careless, "status = 'confirmed'"));
            assertThat(asks(application, 300_000, false).outcome()).as("somebody waits, and a newcomer has the seat").isEqualTo("registered");
        }
    }

    @Test
    void whoLooksForTheNextAndThenActsGivesOnePersonTwoSeats() throws Exception {
        FreshDatabase careless = carelessly();
        try (Connection one = careless.as("prachum_app");
                Connection other = careless.as("prachum_app")) {
            String next = "select id from registration where status = 'waitlisted' order by waiting_number limit 1";
            leaveCarelessly(one, careless);
            leaveCarelessly(other, careless);
            String firsts = FreshDatabase.ask(one, next).get(0);
            String others = FreshDatabase.ask(other, next).get(0);
            for (Connection each : List.of(one, other)) {
                FreshDatabase.run(each, "update registration set status = 'confirmed' where id = cast(? as uuid)", firsts);
                FreshDatabase.run(each, "update meeting set taken = taken + 1");
            }
            assertThat(others).isEqualTo(firsts);
            assertThat(careless.ask("select taken - (select count(*) from registration where status = 'confirmed') from meeting"))
                    .as("seats that nobody sits on").containsExactly("1");
        }
    }

    /** What must always hold: seats and line are counted as they are, and nobody waits beside a free seat. */
    private void countsAreTrue() {
        assertThat(DATABASE.ask(
                        "select taken || ' ' || waiting || ' ' || (waiting = 0 or taken = capacity) from meeting where id = ?", meeting))
                .containsExactly(count("registration where status = 'confirmed' or status = 'waitlisted' and offered_until is not null"
                                + " or held_until is not null")
                        + " " + count("registration where status = 'waitlisted' and offered_until is null") + " true");
    }

    private long count(String what) {
        return Long.parseLong(DATABASE.ask("select count(*) from " + what.replace(" where ", " where tenant_id = ? and (") + ")",
                organization).get(0));
    }

    private List<String> ids(String which) {
        return DATABASE.ask("select id from registration where tenant_id = ? and " + which + " order by waiting_number", organization);
    }

    /** Who asked, and what they were answered. */
    private record Answer(int number, String outcome, UUID id) {}

    private Answer asks(int number, boolean waits) throws SQLException {
        return with(connection -> asks(connection, number, waits));
    }

    private Answer asks(Connection connection, int number, boolean waits) throws SQLException {
        String answer = FreshDatabase.ask(connection, "select outcome || ' ' || coalesce(id::text, '') from register_people(?, 1, null,"
                + " array[gen_random_uuid()], array[null]::text[], array[?], array[?], array[true], array['P'], array[''], array[''],"
                + " array[''], array[null]::text[], array['en'], null, null, array[?])",
                organization, String.valueOf(number), String.valueOf(number), waits).get(0);
        String[] parts = answer.split(" ", 2);
        return new Answer(number, parts[0], parts[1].isEmpty() ? null : UUID.fromString(parts[1]));
    }

    private Answer leaves(UUID id) throws SQLException {
        return with(connection -> new Answer(0, call(connection, "select free_place(?, now(), false)", id), id));
    }

    private Answer takes(UUID id) throws SQLException {
        return with(connection -> new Answer(0, call(connection, "select accept_offer(?, now())", id), id));
    }

    /** Removes these, as an organizer does; answers by which it can be undone. */
    private UUID removes(UUID... ids) throws SQLException {
        UUID removal = UUID.randomUUID();
        String these = Arrays.stream(ids).map(UUID::toString).collect(Collectors.joining(","));
        with(connection -> new Answer(0, call(connection, "select remove_places(?, false, cast(string_to_array(?, ',') as uuid[]), ?, null, now())",
                meeting, these, removal), removal));
        return removal;
    }

    /** Answers how many are back, as its number. */
    private Answer undoes(UUID removal) throws SQLException {
        return with(connection -> new Answer(
                Integer.parseInt(call(connection, "select restore_places(?, ?, null, now())", meeting, removal)), "back", removal));
    }

    private Answer settles(String moment) throws SQLException {
        return with(connection -> new Answer(0, call(connection, "select settle_removals(" + moment + ")"), null));
    }

    private Answer sweeps() throws SQLException {
        return with(connection -> new Answer(0, call(connection, "select expire_offers(now())"), null));
    }

    private String call(Connection connection, String function, Object... values) throws SQLException {
        FreshDatabase.ask(connection, "select set_config('app.tenant_id', ?, false)", organization.toString());
        return FreshDatabase.ask(connection, function, values).get(0);
    }

    private interface Deed {
        Answer on(Connection connection) throws SQLException;
    }

    private static Answer with(Deed deed) throws SQLException {
        Connection connection = APPLICATION.remove();
        try {
            return deed.on(connection);
        } finally {
            APPLICATION.add(connection);
        }
    }

    /** Does all of it in a random order, as many at once as there are connections. */
    private static List<Answer> atOnce(List<Callable<Answer>> deeds) throws InterruptedException, ExecutionException {
        Collections.shuffle(deeds, new Random(deeds.size()));
        ExecutorService people = Executors.newFixedThreadPool(CONNECTIONS);
        CountDownLatch ready = new CountDownLatch(Math.min(CONNECTIONS, deeds.size()));
        try {
            List<Answer> answers = new ArrayList<>();
            List<Future<Answer>> done = people.invokeAll(deeds.stream()
                    .<Callable<Answer>>map(deed -> () -> {
                        ready.countDown();
                        ready.await();
                        return deed.call();
                    })
                    .toList());
            for (Future<Answer> answer : done) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            people.shutdown();
        }
    }

    /** The same meeting where leaving only frees a seat, and only seats decide whether there is one. */
    private FreshDatabase carelessly() {
        FreshDatabase careless = FreshDatabase.migrated();
        careless.sql("create or replace function registration_state(m meeting, moment timestamptz) returns text immutable language sql as"
                + " $$ select case when m.taken >= m.capacity then 'full' else 'open' end $$");
        careless.sql("create or replace function move_up(wanted_meeting uuid, moment timestamptz) returns int language sql as"
                + " $$ select 0 $$");
        careless.sql("insert into organization (id, subdomain, name, language, zone) values (?, 'a', 'A', 'en', 'UTC')", organization);
        careless.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, capacity,"
                + " waiting_list, taken, waiting) values (?, ?, 1, 'M', 'onsite', 'public', 'k', now(), now() + interval '1 day', 3, true,"
                + " 3, 3)", organization, meeting);
        for (int i = 0; i < 6; i++) {
            careless.sql("insert into registration (tenant_id, meeting_id, number, number_key, name, status, waiting_number) values (?, ?,"
                    + " ?, ?, 'P', ?, ?)", organization, meeting, "n" + i, "n" + i, i < 3 ? "confirmed" : "waitlisted", i < 3 ? null : i);
        }
        return careless;
    }

    private void leaveCarelessly(Connection connection, FreshDatabase careless) throws SQLException {
        call(connection, "select free_place(cast(? as uuid), now(), false)", id(careless, "status = 'confirmed'"));
    }

    private static String id(FreshDatabase database, String which) {
        return database.ask("select id from registration where " + which + " limit 1").get(0);
    }
}
