package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;

/** Everybody at once. That these races would be lost without the guards is shown by {@link RegistrationRaceDrill}. */
class RegistrationRaceIT {

    private static final int ROUNDS = 3;

    Stage stage = new Stage();

    @BeforeEach
    void letAnybodyIn() {
        stage.world().withoutGuestLimits();
    }

    @Test
    void twoHundredAtOnceForFiftySeatsGiveFifty() {
        for (int round = 0; round < ROUNDS; round++) {
            int meeting = stage.meeting("Last seats " + round, 50);
            Map<Integer, Long> answers = count(atOnce(200, i -> byHand(meeting, 500_000 + i)));

            assertThat(answers).isEqualTo(Map.of(201, 50L, 409, 150L));
            assertThat(stage.confirmed(meeting)).isEqualTo(50);
            assertThat(stage.taken(meeting)).isEqualTo(50);
        }
    }

    @Test
    void fiftyAtOnceWithOneNumberGiveOneRow() {
        for (int round = 0; round < ROUNDS; round++) {
            int meeting = stage.meeting("One number " + round, 100);
            Map<Integer, Long> answers = count(atOnce(50, i -> byHand(meeting, 600_000)));

            assertThat(answers).isEqualTo(Map.of(201, 1L, 409, 49L));
            assertThat(stage.confirmed(meeting)).isEqualTo(1);
            assertThat(stage.taken(meeting)).isEqualTo(1);
        }
    }

    @Test
    void fiftyAtOnceWithOneKeyGiveOneRowAndOneTicket() {
        int meeting = stage.meeting("One key", 100);
        List<Answer> answers = atOnce(50, i -> keyed(meeting, 600_000, "the-same"));

        assertThat(count(answers)).isEqualTo(Map.of(201, 1L, 200, 49L));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
    }

    @Test
    void seatsAreCountedAsTheyAreWhileSomeComeAndSomeGo() {
        int meeting = stage.meeting("Come and go", 40);
        atOnce(120, i -> {
            Answer answer = byHand(meeting, 700_000 + i % 60);
            if (answer.status() == 201 && i % 2 == 0) {
                String ticket = answer.between("\"ticket\":\"", "\"");
                Client leaver = stage.visitor();
                atOnce(2, twice -> leaver.post("/ticket/" + ticket));
            }
            return answer;
        });

        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isBetween(1L, 40L);
    }

    private Answer byHand(int meeting, int number) {
        return keyed(meeting, number, null);
    }

    /** Registers, and comes again as long as it is told to wait. */
    private Answer keyed(int meeting, int number, String key) {
        Client client = stage.visitor().with("Idempotency-Key", key);
        while (true) {
            Answer answer = client.postJson(
                    "/api/meetings/" + meeting + "/registrations/",
                    "{\"employee_number\":\"" + number + "\",\"name\":\"Person " + number + "\"}");
            if (answer.status() != 429 && answer.status() != 503) {
                return answer;
            }
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
    }

    private static Map<Integer, Long> count(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
    }

    /** Does it so many times, all held back until the last is there. */
    private static <T> List<T> atOnce(int times, IntFunction<T> deed) {
        ExecutorService people = Executors.newFixedThreadPool(times);
        CountDownLatch ready = new CountDownLatch(times);
        try {
            List<Callable<T>> deeds = IntStream.range(0, times)
                    .<Callable<T>>mapToObj(i -> () -> {
                        ready.countDown();
                        ready.await();
                        return deed.apply(i);
                    })
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> done : people.invokeAll(deeds)) {
                answers.add(done.get());
            }
            return answers;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            people.shutdown();
        }
    }
}
