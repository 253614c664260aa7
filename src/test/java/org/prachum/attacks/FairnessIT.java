package org.prachum.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;

/** Two organizations and a greedy third: whatever one asks of the node, the others are served as before. */
@Isolated("it does what it can to keep all workers busy")
class FairnessIT {

    private static final int LOOKS = 40;

    /** What a busy machine adds to any figure. */
    private static final Duration NOISE = Duration.ofMillis(15);

    private final Scene greedy = Scene.of("Greedy");
    private final Scene first = Scene.of("First");
    private final Scene second = Scene.of("Second");
    private final ExecutorService crowd = Executors.newFixedThreadPool(60);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);

    @AfterEach
    void sendHome() {
        clock.shutdownNow();
        crowd.shutdownNow();
    }

    /** All its registrations wait for one row, which somebody holds. */
    @Test
    void requestsThatHangAreTheirOwnOrganizationsTrouble() throws SQLException, ExecutionException, InterruptedException {
        Duration before = lookUp(first);
        List<Future<Answer>> hanging;
        try (Connection owner = House.open().postgres().owner()) {
            owner.setAutoCommit(false);
            try (PreparedStatement hold = owner.prepareStatement("select 1 from meeting where tenant_id = ? and number = 1 for update")) {
                hold.setObject(1, greedy.world().id());
                hold.executeQuery();
            }
            hanging = IntStream.range(0, 60).mapToObj(i -> crowd.submit(() -> register(100_010 + i))).toList();

            assertThat(lookUp(first)).isLessThanOrEqualTo(before.multipliedBy(2).plus(NOISE));
            assertThat(lookUp(second)).isLessThanOrEqualTo(before.multipliedBy(2).plus(NOISE));
            assertThat(first.visitor().get("/").status()).isEqualTo(200);
            assertThat(Client.at("").get("/health").status()).isEqualTo(200);
            Answer refused = CompletableFuture.supplyAsync(() -> greedy.visitor().get("/"), crowd).get();
            assertThat(refused.status()).as("the eight workers it may have are taken, and ten seconds are over").isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.body()).contains("<h1>Please wait a moment</h1>", "Greedy Holding");
            Harmless.tellsNothing(refused, "the page");
            Harmless.saysItAll(refused, "the page");
            owner.rollback();
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> one : hanging) {
            answers.add(one.get());
        }
        assertThat(answers).extracting(Answer::status).containsOnly(201, 503).contains(201, 503);
        JsonObject problem = Harmless.problem(answers.stream().filter(answer -> answer.status() == 503).findFirst().orElseThrow(), "the wire");
        assertThat(problem.getString("type")).isEqualTo("/problems/platform.busy");
        assertThat(greedy.visitor().get("/").status()).as("as before, once they are through").isEqualTo(200);
    }

    /** Fifteen times a second what costs the most: a calendar of 481 events. */
    @Test
    void documentsKeepTheProcessorsBusyForNobodyElse() {
        greedy.world().sql("insert into meeting (tenant_id, id, number, topic, information, format, visibility, access_key, starts_at, ends_at) "
                        + "select ?, gen_random_uuid(), n, 'Meeting ' || n, repeat('What it is about. ', 40), 'onsite', 'public', repeat('k', 32), "
                        + "now() + n * interval '1 hour', now() + (n + 1) * interval '1 hour' from generate_series(3, 481) n",
                greedy.world().id());
        assertThat(greedy.visitor().get("/calendar.ics").body()).contains("BEGIN:VEVENT");
        Duration before = lookUp(first);
        List<Future<?>> asked = new ArrayList<>();
        clock.scheduleAtFixedRate(() -> asked.add(crowd.submit(() -> greedy.visitor().get("/calendar.ics"))), 0, 67, TimeUnit.MILLISECONDS);

        // What it is after the first second, when all that may be at work is at work.
        lookUp(second);
        Duration during = lookUp(first);

        assertThat(during).isLessThanOrEqualTo(before.multipliedBy(2).plus(NOISE));
        assertThat(asked).isNotEmpty();
    }

    private Answer register(int number) {
        return greedy.visitor().postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"" + number + "\"}");
    }

    /** The median of so many, after a few that warm up. */
    private static Duration lookUp(Scene scene) {
        Client client = scene.visitor();
        IntStream.range(0, 10).forEach(i -> client.get("/api/check_employee/100001"));
        return Duration.ofNanos(IntStream.range(0, LOOKS)
                .mapToLong(i -> {
                    long began = System.nanoTime();
                    assertThat(client.get("/api/check_employee/100001").status()).isEqualTo(200);
                    return System.nanoTime() - began;
                })
                .sorted()
                .skip(LOOKS / 2)
                .findFirst()
                .orElseThrow());
    }
}
