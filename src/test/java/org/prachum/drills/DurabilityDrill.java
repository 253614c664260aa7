package org.prachum.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Patience;
import org.prachum.testing.WildFly;
import org.prachum.testing.World;

/** It takes as long as the other drills together, so it begins first. */
@Order(1)
class DurabilityDrill {

    private static final int DISASTERS =
            Integer.parseInt(Optional.ofNullable(System.getenv("PRACHUM_DISASTERS")).orElse("1"));
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    static Plant plant;

    @BeforeAll
    static void build() {
        plant = new Plant();
    }

    @AfterAll
    static void tearDown() {
        plant.close();
    }

    @Test
    void whoeverWasToldIsThereOnceThoughTheServerIsKilled() {
        inAStorm(() -> {
            plant.server.kill();
            plant.server.resume();
        });
    }

    @Test
    void theServerRecoversByItselfWhenPostgresIsKilledUnderIt() {
        inAStorm(() -> {
            plant.postgres.kill();
            plant.postgres.resume();
        });
    }

    @Test
    void theServerRecoversByItselfWhenPostgresIsRestarted() {
        inAStorm(() -> plant.postgres.restart());
    }

    @Test
    void codesAndConfirmationsArriveOnceTheMailServerIsBack() {
        plant.mail.stop();
        Client olga = Client.on(plant.server.port(), Plant.SUBDOMAIN);
        olga.post("/auth/login", "email", Plant.ORGANIZER);
        Client guest = Client.on(plant.server.port(), Plant.SUBDOMAIN);
        int status = guest.postJson(
                        "/api/meetings/1/registrations/",
                        "{\"employee_number\":\"990001\",\"name\":\"Gus\",\"email\":\"gus@drill.example\"}")
                .status();
        assertThat(status).isEqualTo(201);
        plant.mail.start();

        String code = World.code(plant.mail.waitForMailTo(Plant.ORGANIZER, Duration.ofSeconds(60)));
        olga.post("/auth/verify-login", "otp", code);
        assertThat(olga.get("/organizer").status()).isEqualTo(200);
        assertThat(plant.mail.waitForMailTo("gus@drill.example", Duration.ofSeconds(60)).subject()).contains("Storm");
    }

    /** Does that to what serves them while people register, waits until they get through again, and counts them at the end. */
    private static void inAStorm(Runnable disaster) {
        Storm storm = new Storm(plant.server.port());
        storm.begin();
        storm.awaitAcknowledged(200);
        for (int i = 0; i < DISASTERS; i++) {
            disaster.run();
            storm.awaitAcknowledged(200);
        }
        everybodyIsThereOnce(storm.end());
    }

    @Test
    void whoeverWasUnderWayWhenTheServerIsStoppedIsAnswered() throws Exception {
        List<String> numbers = IntStream.range(0, 30).mapToObj(person -> String.valueOf(800_000 + person)).toList();
        ExecutorService people = Executors.newFixedThreadPool(numbers.size());
        Client somebody = Client.on(plant.server.port(), Plant.SUBDOMAIN);
        try (Connection holdingUp = plant.postgres.owner();
                Statement statement = holdingUp.createStatement()) {
            holdingUp.setAutoCommit(false);
            statement.execute("lock table registration in access exclusive mode");
            List<Future<Integer>> answers = numbers.stream().map(number -> people.submit(() -> register(number))).toList();
            Patience.until(A_WHILE, "thirty are under way", () -> underWay() >= numbers.size());

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(plant.server::stop);
            Patience.until(A_WHILE, "it is not ready", () -> somebody.get("/health/ready").status() == 503);
            assertThat(somebody.get("/privacy").status()).as("served while others are told to send nobody").isEqualTo(200);
            Patience.until(A_WHILE, "nobody is let in", () -> somebody.get("/health/live").status() == 503);
            holdingUp.rollback();

            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
            stopped.join();
        } finally {
            people.shutdown();
        }
        plant.server.resume();
        assertThat(plant.registeredOnce()).containsAll(numbers);
    }

    private static int register(String number) {
        return Client.on(plant.server.port(), Plant.SUBDOMAIN)
                .postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"" + number + "\",\"name\":\"Somebody\"}")
                .status();
    }

    /** How many requests are being answered, besides the one that asks. */
    private static long underWay() {
        return Client.on(plant.server.port(), "").with("Authorization", "Bearer " + House.METRICS_TOKEN)
                .get("/metrics").body().lines()
                .filter(line -> line.startsWith("prachum_http_requests_under_way "))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)) - 1)
                .sum();
    }

    private static void everybodyIsThereOnce(Set<String> acknowledged) {
        Set<String> registered = plant.registeredOnce();
        assertThat(registered).containsAll(acknowledged);
        assertThat(plant.taken()).isEqualTo(registered.size());
    }

    /** Two servers on one database: what both would do is done once, and what one leaves undone the other says, and does. */
    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class TwoNodes {

        private static final String ARRIVALS = "/operator/arrivals";
        private static final Duration ROUNDS = Duration.ofSeconds(90);
        private static final int ORGANIZATIONS = 12;

        static WildFly other;

        @BeforeAll
        static void startAnother() {
            other = plant.another();
        }

        @AfterAll
        static void killIt() {
            other.kill();
        }

        /** Both are held up before they ask who has something due, and let go at once. */
        @Test
        @Order(1)
        void theirRoundsEraseEachThingOnceAndNoteItOnce() throws SQLException {
            duePeople();
            leavers();
            try (Connection holdingUp = plant.postgres.owner();
                    Statement statement = holdingUp.createStatement()) {
                holdingUp.setAutoCommit(false);
                statement.execute("lock table organization in access exclusive mode");
                Patience.until(ROUNDS, "both rounds of both wait", () -> waiting("like") >= 2 && waiting("not like") >= 2);
                holdingUp.rollback();
            }
            Patience.until(ROUNDS, "everything due is gone", () -> plant.number("select count(*) from organization where subdomain like 'left-%'")
                            + plant.number("select count(*) from outbox where kind = 'drill.old'")
                            + plant.number("select count(*) from employee where name = 'Gone'")
                            + plant.number("select count(*) from registration where number like 'due%' and erased_at is null") == 0);
            Patience.until(ROUNDS, "it is noted", () -> plant.number("select count(*) from audit_entry where verb = 'organization.erased'")
                    >= ORGANIZATIONS);

            assertThat(plant.number("select count(*) from audit_entry where verb = 'organization.erased'")).isEqualTo(ORGANIZATIONS);
            assertThat(plant.number("select count(distinct subject_id) from audit_entry where verb = 'organization.erased'"))
                    .isEqualTo(ORGANIZATIONS);
            assertThat(plant.number("select count(*) from employee where name = 'Left'")).isZero();
            assertThat(forgotten("registrations")).isEqualTo(300L * ORGANIZATIONS);
            assertThat(forgotten("mails")).isEqualTo(50L * ORGANIZATIONS);
            assertThat(forgotten("employees")).isEqualTo(120L * ORGANIZATIONS);
            assertThat(plant.number("select count(*) from registration r join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id"
                    + " where m.topic = 'Due' and r.name = '—'")).as("still counted").isEqualTo(300L * ORGANIZATIONS);
        }

        /** The page of the one that lives says that nothing was stored, and the file is still there. */
        @Test
        @Order(2)
        void whatOneWasStoringWhenItWasKilledIsNotThereAndTheOtherBeginsAgain() throws SQLException {
            attended();
            Client dying = operator(other, "dying@prachum.example");
            Client living = operator(plant.server, "living@prachum.example");
            byte[] exported = dying.download("/operator/export.zip", "organization", plant.organization().toString()).body();
            dying.upload(ARRIVALS, "file", "drill.zip", exported);
            String ready = when(dying, "data-running=\"false\"");
            try (Connection holdingUp = plant.postgres.owner();
                    Statement statement = holdingUp.createStatement()) {
                holdingUp.setAutoCommit(false);
                statement.execute("lock table registration in access exclusive mode");
                dying.post(ARRIVALS, "action", "arrive", "run", run(ready), "subdomain", "arrived");
                Patience.until(A_WHILE, "it is in the middle", () -> plant.number("select count(*) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like 'insert into \"registration\"%'") == 1);
                other.kill();
                holdingUp.rollback();
            }
            plant.sql("update arrival_run set heard_at = now() - interval '2 minutes'");
            assertThat(when(living, "data-running=\"false\"")).contains("The server that was at work on drill.zip stopped. Nothing of it was stored.");
            assertThat(plant.number("select count(*) from organization where subdomain = 'arrived'")).isZero();
            assertThat(plant.number("select count(*) from meeting where topic = 'Storm'")).isEqualTo(1);

            living.post(ARRIVALS, "action", "again", "run", run(living.get(ARRIVALS).body()));
            living.post(ARRIVALS, "action", "arrive", "run", run(when(living, "value=\"arrive\"")), "subdomain", "arrived");
            assertThat(when(living, "data-running=\"false\"")).contains("The organization is here: http://arrived.");
            assertThat(plant.number("select count(*) from registration r join organization o on o.id = r.tenant_id where o.subdomain = 'arrived'"))
                    .isEqualTo(plant.number("select count(*) from registration where tenant_id = '" + plant.organization() + "'"));
        }

        /** Whoever was in the storm or not: one there is. */
        private static void attended() {
            plant.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, taken) values (?,"
                    + " gen_random_uuid(), 2, 'Calm', 'onsite', 'public', 'k', now() + interval '1 day', now() + interval '2 days', 1)", plant.organization());
            plant.sql("insert into registration (tenant_id, meeting_id, number, number_key, name) select m.tenant_id, m.id, 'calm', 'calm', 'A'"
                    + " from meeting m where m.topic = 'Calm'");
        }

        private static Client operator(WildFly server, String email) {
            plant.operator(email);
            Client client = Client.on(server.port(), "");
            client.post("/auth/login", "email", email);
            client.post("/auth/verify-login", "otp", World.code(plant.mail.waitForMailTo(email, A_WHILE)));
            return client;
        }

        private static String when(Client operator, String shown) {
            String[] page = {""};
            Patience.until(ROUNDS, shown, () -> {
                page[0] = operator.get(ARRIVALS).body();
                return page[0].contains(shown);
            });
            return page[0];
        }

        private static String run(String page) {
            String name = "name=\"run\" value=\"";
            int at = page.indexOf(name) + name.length();
            return page.substring(at, page.indexOf('"', at));
        }

        /** How many wait for the organizations to find who has something to keep in order, or for anything else. */
        private static long waiting(String like) {
            return plant.number("select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted"
                    + " and l.relation = 'organization'::regclass and a.query " + like + " '%organizations_to_put_in_order%'");
        }

        private static long forgotten(String kept) {
            return plant.number("select coalesce(sum((details::jsonb ->> 'count')::int), 0) from audit_entry where verb = 'privacy.forgotten'"
                    + " and details::jsonb ->> 'kept' = '" + kept + "'");
        }

        /** Organizations in which three kinds of things were kept long enough. */
        private static void duePeople() {
            plant.sql("insert into organization (id, subdomain, name, language, zone, created_at) select gen_random_uuid(), 'due-' || n, 'Due', 'en',"
                    + " 'UTC', now() - interval '9 years' from generate_series(1, ?) n", ORGANIZATIONS);
            plant.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, taken) select id,"
                    + " gen_random_uuid(), 1, 'Due', 'onsite', 'public', 'k', now() - interval '8 years', now() - interval '7 years', 300"
                    + " from organization where subdomain like 'due-%'");
            plant.sql("insert into registration (tenant_id, meeting_id, number, number_key, name) select m.tenant_id, m.id, 'due' || n, 'due' || n, 'A'"
                    + " from meeting m, generate_series(1, 300) n where m.topic = 'Due'");
            plant.sql("insert into outbox (tenant_id, channel, kind, recipient, language, sent_at) select id, 'mail', 'drill.old', 'a@due.example', 'en',"
                    + " now() - interval '2 years' from organization, generate_series(1, 50) where subdomain like 'due-%'");
            plant.sql("insert into employee (tenant_id, number, number_key, name, name_folded, active, changed_at) select id, n::text, n::text, 'Gone',"
                    + " 'gone', false, now() - interval '5 years' from organization, generate_series(1, 120) n where subdomain like 'due-%'");
        }

        /** Organizations whose grace is over. */
        private static void leavers() {
            plant.sql("insert into organization (id, subdomain, name, language, zone, status, closed_at, erase_at) select gen_random_uuid(),"
                    + " 'left-' || n, 'Left', 'en', 'UTC', 'closed', now() - interval '31 days', now() - interval '1 minute'"
                    + " from generate_series(1, ?) n", ORGANIZATIONS);
            plant.sql("insert into employee (tenant_id, number, number_key, name, name_folded) select id, n::text, n::text, 'Left', 'left'"
                    + " from organization, generate_series(1, 200) n where subdomain like 'left-%'");
        }
    }
}
