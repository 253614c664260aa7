package org.prachum.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
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
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Patience;
import org.prachum.testing.World;

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
        List<String> numbers = IntStream.range(0, 40).mapToObj(person -> String.valueOf(800_000 + person)).toList();
        ExecutorService people = Executors.newFixedThreadPool(numbers.size());
        Client somebody = Client.on(plant.server.port(), Plant.SUBDOMAIN);
        try (Connection holdingUp = plant.postgres.owner();
                Statement statement = holdingUp.createStatement()) {
            holdingUp.setAutoCommit(false);
            statement.execute("lock table registration in access exclusive mode");
            List<Future<Integer>> answers = numbers.stream().map(number -> people.submit(() -> register(number))).toList();
            Patience.until(A_WHILE, "forty are under way", () -> underWay() >= numbers.size());

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
}
