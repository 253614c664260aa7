package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.World;

/**
 * People who prove nothing take no more than is theirs, however many come at once; people of the directory are not held up by them.
 *
 * <p>In 0.8 seconds invented people took 500 seats of a meeting before.
 */
class GuestLimitsIT {

    Stage stage = new Stage();
    World world = stage.world();

    @Test
    void fiveHundredInventedPeopleOfOneNetworkAreThirtyAMinute() {
        int meeting = stage.meeting("Town hall");
        Client network = stage.visitor();
        List<Answer> answers = atOnce(500, n -> guest(network, meeting, "guest" + n));

        assertThat(count(answers)).isEqualTo(Map.of(201, 30L, 429, 470L));
        assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(answer -> {
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            assertThat(answer.body()).contains("registration.guests.tooMany", "or register with your employee number");
        });
        assertThat(stage.confirmed(meeting)).isEqualTo(stage.taken(meeting)).isEqualTo(30);

        assertThat(wire(network, meeting, "\"employee_number\":\"100002\"").status()).as("known, from there").isEqualTo(201);
        assertThat(wire(network, meeting, "\"employee_number\":\"100003\",\"name\":\"Somchai\"").status()).as("known, by hand").isEqualTo(201);
        assertThat(guest(stage.visitor(), meeting, "other").status()).as("another network").isEqualTo(201);
        Answer page = network.post("/submit_manual/" + meeting, "new_emp_name", "Zed", "email", world.email("zed"));
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.body()).contains("Many people are registering without an employee number", "value=\"Zed\"");
    }

    @Test
    void manyNetworksAreAHundredAndTwentyAMinuteForOneMeeting() {
        int meeting = stage.meeting("Town hall");
        List<Answer> answers = atOnce(300, n -> guest(stage.visitor(), meeting, "guest" + n));
        assertThat(count(answers)).isEqualTo(Map.of(201, 120L, 429, 180L));
        assertThat(guest(stage.visitor(), stage.meeting("Another"), "zed").status()).as("another meeting").isEqualTo(201);
    }

    @Test
    void whoGetsNoPlaceAndWhoComesAgainHasNotCounted() {
        world.sql("insert into guest_policy (tenant_id, network_limit) values (?, 2)", world.id());
        int meeting = stage.meeting("Town hall");
        int closed = stage.meeting("Closed");
        stage.set(closed, "status = 'closed'");
        Client network = stage.visitor();
        for (int n = 0; n < 5; n++) {
            assertThat(guest(network, closed, "ann").status()).isEqualTo(409);
        }
        network.with("Idempotency-Key", "one");
        assertThat(guest(network, meeting, "ann").status()).isEqualTo(201);
        assertThat(guest(network, meeting, "ann").status()).isEqualTo(200);
        network.with("Idempotency-Key", null);
        assertThat(guest(network, meeting, "ann").status()).isEqualTo(409);
        assertThat(guest(network, meeting, "bob").status()).isEqualTo(201);
        assertThat(guest(network, meeting, "cid").status()).isEqualTo(429);
        network.with("Idempotency-Key", "one");
        assertThat(guest(network, meeting, "ann").status()).as("answered as before, over the limit").isEqualTo(200);
    }

    /** Whoever is told that a number is over the limit learns that the directory does not know it. */
    @Test
    void numbersOverTheLimitAreNumbersTriedOut() {
        world.sql("insert into guest_policy (tenant_id, network_limit) values (?, 1)", world.id());
        world.sql("update look_up_rule set misses = 10 where tenant_id = ?", world.id());
        int meeting = stage.meeting("Town hall");
        Client network = stage.visitor();
        for (int n = 0; n < 12; n++) {
            wire(network, meeting, "\"employee_number\":\"" + (700_000 + n) + "\",\"name\":\"X\"");
        }
        assertThat(wire(network, meeting, "\"employee_number\":\"100002\",\"name\":\"X\"").body()).contains("registration.probing");
    }

    @Test
    void guestsHaveHalfOfTheSeatsWhileThereIsADirectory() {
        world.sql("insert into guest_policy (tenant_id) values (?)", world.id());
        int meeting = stage.meeting("Town hall", 41);
        List<Answer> answers = atOnce(50, n -> guest(stage.visitor(), meeting, "guest" + n));

        assertThat(count(answers)).isEqualTo(Map.of(201, 21L, 409, 29L));
        assertThat(answers).filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.body())
                        .contains("registration.guests.full", "If you have an employee number, register with it."));
        assertThat(stage.confirmed(meeting)).isEqualTo(stage.taken(meeting)).isEqualTo(21);
        assertThat(world.count("select count(*) from outbox where tenant_id = ? and kind = 'registration.confirmed'", world.id()))
                .as("who got no place is mailed nothing").isEqualTo(21);
        assertThat(wire(stage.visitor(), meeting, "\"employee_number\":\"100002\"").status()).isEqualTo(201);
        assertThat(wire(stage.visitor(), meeting, "\"employee_number\":\"777777\",\"name\":\"Zed\"").body()).contains("registration.guests.full");

        Answer nok = wire(stage.visitor(), stage.meeting("Small", 1), "\"name\":\"X\",\"email\":\"" + stage.nok() + "\"");
        assertThat(nok.status()).as("half of one seat is one").isEqualTo(201);
    }

    @Test
    void theirShareIsTheOrganizationsToSayAndAllWithoutADirectory() {
        int meeting = stage.meeting("Town hall", 10);
        world.sql("insert into guest_policy (tenant_id, seat_share) values (?, 30)", world.id());
        assertThat(count(atOnce(10, n -> guest(stage.visitor(), meeting, "guest" + n)))).isEqualTo(Map.of(201, 3L, 409, 7L));
        world.sql("update guest_policy set seat_share = 0 where tenant_id = ?", world.id());
        assertThat(guest(stage.visitor(), stage.meeting("Closed shop", 10), "zed").body()).contains("registration.guests.full");
        assertThat(guest(stage.visitor(), stage.meeting("No limit"), "zed").status()).as("a share of no number is no limit").isEqualTo(201);

        Stage open = new Stage();
        open.world().sql("delete from employee where tenant_id = ?", open.world().id());
        int all = open.meeting("Open day", 10);
        List<Answer> answers = atOnce(20, n -> wire(open.visitor(), all, "\"name\":\"G\",\"email\":\"" + open.world().email("g" + n) + "\""));
        assertThat(count(answers)).isEqualTo(Map.of(201, 10L, 409, 10L));
    }

    /** A seat that becomes free goes to whoever waits, so the line is no way around the share. */
    @Test
    void whoWaitsInLineCountsToo() {
        int meeting = stage.meeting("Town hall", 2);
        stage.set(meeting, "waiting_list = true");
        String nok = stage.register(meeting, "100002");
        stage.register(meeting, "100003");
        assertThat(guest(stage.visitor(), meeting, "ann").body()).contains("registration.full");
        assertThat(waits(meeting, "ann").status()).isEqualTo(201);
        assertThat(waits(meeting, "bob").body()).contains("registration.guests.full");
        stage.visitor().post("/ticket/" + nok);
        assertThat(waits(meeting, "bob").body()).contains("registration.guests.full");
        assertThat(stage.confirmed(meeting)).isEqualTo(2);
    }

    /** By a refusal of the share nobody learns whose address it is. */
    @Test
    void anEmployeesAddressIsRefusedLikeAnyOther() {
        int meeting = stage.meeting("Town hall", 2);
        guest(stage.visitor(), meeting, "ann");
        Answer stranger = guest(stage.visitor(), meeting, "bob");
        Answer employee = wire(stage.visitor(), meeting, "\"name\":\"bob\",\"email\":\"" + stage.nok() + "\"");
        assertThat(employee.body()).isEqualTo(stranger.body()).contains("registration.guests.full");
        stage.set(meeting, "directory_only = true, capacity = null");
        assertThat(wire(stage.visitor(), meeting, "\"name\":\"bob\",\"email\":\"" + stage.nok() + "\"").body())
                .isEqualTo(guest(stage.visitor(), meeting, "bob").body()).contains("registration.directoryOnly");
    }

    @Test
    void aMeetingIsForTheDirectoryOnlyWhereItsOrganizerSaysSo() {
        Client olga = world.signedIn("olga");
        for (String topic : List.of("Town hall", "Lunch", "Outing")) {
            assertThat(olga.post("/organizer/meeting/create", "topic", topic, "meeting_date", "2099-11-20", "start_time", "15:00",
                    "is_public", "on", topic.equals("Town hall") ? "directory_only" : "nothing", "on").status()).isEqualTo(302);
        }
        int meeting = 1;
        assertThat(olga.get("/organizer/meeting/1/edit").body()).containsPattern("name=\"directory_only\"[^>]*checked");
        assertThat(olga.get("/organizer/meeting/create?like=1").body()).containsPattern("name=\"directory_only\"[^>]*checked");
        Client visitor = stage.visitor();
        assertThat(visitor.get("/").body()).contains("Employees only");
        String form = visitor.get("/submit/" + meeting).body();
        assertThat(form).contains("Only people in the employee directory can register for this meeting.").doesNotContain("/submit_manual/");
        assertThat(visitor.get("/submit_manual/" + meeting).body()).contains("name=\"emp_id\"").doesNotContain("new_emp_name");

        Answer unknown = visitor.post("/submit/" + meeting, "emp_id", "777777");
        assertThat(unknown.between("role=\"status\"><b>", "</b>")).startsWith("This number is not in the employee directory");
        assertThat(unknown.body()).contains("name=\"emp_id\"", "value=\"777777\"");
        Answer byHand = visitor.post("/submit_manual/" + meeting, "new_emp_id", "777777", "new_emp_name", "Zed");
        assertThat(byHand.between("role=\"status\"><b>", "</b>")).startsWith("Only people in the employee directory can register");
        assertThat(byHand.body()).contains("name=\"emp_id\"", "value=\"777777\"");
        assertThat(visitor.post("/submit_manual/" + meeting, "new_emp_name", "Zed", "email", world.email("zed")).body())
                .contains("Only people in the employee directory can register");
        assertThat(wire(visitor, meeting, "\"employee_number\":\"777777\",\"name\":\"Zed\"").status()).isEqualTo(409);
        assertThat(stage.confirmed(meeting)).isZero();

        assertThat(visitor.post("/submit_manual/" + meeting, "new_emp_id", "100002", "new_emp_name", "Nok").body()).contains("You are registered");
        String version = olga.get("/organizer/meeting/1/edit").between("name=\"version\" value=\"", "\"");
        assertThat(olga.post("/organizer/meeting/1/edit", "topic", "Town hall", "meeting_date", "2099-11-20", "start_time", "15:00",
                "is_public", "on", "version", version).status()).isEqualTo(302);
        assertThat(guest(visitor, meeting, "zed").status()).isEqualTo(201);
        assertThat(World.text("select string_agg(details, '') from audit_entry where tenant_id = ? and verb = 'meeting.changed'", world.id()))
                .contains("registration");
    }

    private Answer guest(Client client, int meeting, String person) {
        return wire(client, meeting, "\"name\":\"" + person + "\",\"email\":\"" + world.email(person) + "\"");
    }

    private Answer waits(int meeting, String person) {
        return wire(stage.visitor(), meeting, "\"name\":\"" + person + "\",\"email\":\"" + world.email(person) + "\",\"waitlist\":true");
    }

    private Answer wire(Client client, int meeting, String members) {
        return client.postJson("/api/meetings/" + meeting + "/registrations/", "{" + members + "}");
    }

    private static Map<Integer, Long> count(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
    }

    /** A connection that the server closes at the moment it is used again is used by nobody; the request was not read. */
    private static Answer answered(int n, IntFunction<Answer> deed) {
        try {
            return deed.apply(n);
        } catch (UncheckedIOException closed) {
            return deed.apply(n);
        }
    }

    /** Does it so many times, fifty at once. */
    private static List<Answer> atOnce(int times, IntFunction<Answer> deed) {
        ExecutorService people = Executors.newFixedThreadPool(50);
        try {
            List<Callable<Answer>> deeds = IntStream.range(0, times).<Callable<Answer>>mapToObj(n -> () -> answered(n, deed)).toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> done : people.invokeAll(deeds)) {
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
