package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** Whoever tries numbers is slowed and then refused; whoever knows theirs passes, however many share an address. */
class ProbingIT {

    Stage stage = new Stage();
    String kiosk;

    @Test
    void aThousandPeopleBehindOneAddressPass() throws Exception {
        int meeting = stage.meeting("Everybody", 1_000);
        stage.world().sql("insert into employee (tenant_id, number, number_key, name, name_folded)"
                + " select ?, (300000 + n)::text, (300000 + n)::text, 'Person ' || n, 'person ' || n from generate_series(1, 1000) n",
                stage.world().id());
        List<Callable<Integer>> people = new ArrayList<>();
        for (int n = 1; n <= 1_000; n++) {
            int number = 300_000 + n;
            people.add(() -> {
                Client person = stage.visitor().with("X-Forwarded-For", "10.77.77.77");
                int found = person.get("/api/check_employee/" + number).status();
                int placed = person.postJson(
                                "/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"" + number + "\"}")
                        .status();
                return found == 200 ? placed : found;
            });
        }
        var crowd = Executors.newFixedThreadPool(16);
        Instant begun = Instant.now();
        List<Future<Integer>> answers = crowd.invokeAll(people);
        crowd.shutdown();

        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(201);
        }
        assertThat(stage.confirmed(meeting)).isEqualTo(1_000);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void whoProbesIsSlowedAfterTwentyAndRefusedAtSixty() {
        Client prober = stage.visitor();
        for (int n = 1; n <= 20; n++) {
            assertThat(prober.get("/api/check_employee/" + (400_000 + n)).status()).isEqualTo(200);
        }
        Instant begun = Instant.now();
        for (int n = 21; n <= 60; n++) {
            assertThat(prober.get("/api/check_employee/" + (400_000 + n)).status()).isEqualTo(200);
        }
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofSeconds(10));

        var refused = prober.get("/api/check_employee/100002");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(prober.postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"100002\"}").status()).isEqualTo(429);
        var page = prober.post("/submit/" + stage.meeting("Board"), "emp_id", "100002");
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.body()).contains("value=\"100002\"");
        assertThat(stage.visitor().get("/api/check_employee/100002").status()).isEqualTo(200);
    }

    /** 4,020 tries of blanks and numbers went through unnoticed when misses were counted by what was typed. */
    @Test
    void blanksBeforeANumberOrInItLetNobodyThrough() throws Exception {
        String twenty = "%20".repeat(20);
        Client prober = stage.visitor();
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int n = 1; n <= 4_020; n++) {
            String number = n % 2 == 0 ? twenty + (400_000 + n) : "4" + twenty + "%C2%A0%E2%80%83" + String.format("%05d", n);
            tries.add(() -> prober.get("/api/check_employee/" + number).status());
        }
        assertRefusedAfter(60, tries);
        assertThat(prober.get("/api/check_employee/100002").status()).isEqualTo(429);
        assertThat(stage.world().count("select count(*) from audit_entry where tenant_id = ? and verb = 'look_up.probed'", stage.world().id()))
                .isEqualTo(1);
    }

    /** Every door takes blanks, and what is no number, for what they are. */
    @TestFactory
    Stream<DynamicTest> atEveryDoorMissesCountHoweverTheyAreWritten() {
        stage.world().sql("update look_up_rule set misses = 10 where tenant_id = ?", stage.world().id());
        int meeting = stage.meeting("Board");
        Map<String, BiFunction<Client, String, Answer>> doors = new LinkedHashMap<>();
        doors.put("check_employee", (client, number) -> client.get("/api/check_employee/" + encoded(number)));
        doors.put("registration_status", (client, number) -> client.get("/api/registration_status/" + meeting + "/" + encoded(number)));
        doors.put("form", (client, number) -> client.post("/submit/" + meeting, "emp_id", number));
        doors.put("several", (client, number) -> client.post("/register-several", "emp_id", number, "meeting", "1"));
        doors.put("mail-ticket", (client, number) -> client.post("/submit/" + meeting + "/mail-ticket", "emp_id", number));
        doors.put("JSON", (client, number) -> client.postJson(
                "/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"" + number + "\"}"));
        doors.put("kiosk", (client, number) -> client.post(kiosk(meeting), "emp_id", number));
        return Stream.of("\u00a0".repeat(20) + "%d", "7" + " ".repeat(20) + "%d", "<%d>", "%d0000000000000000000000")
                .flatMap(form -> doors.entrySet().stream().map(door -> dynamicTest(door.getKey() + " " + form.replaceAll("[\\s\u00a0]+", "_"), () -> {
                    Client prober = stage.visitor();
                    assertRefusedAfter(10, IntStream.range(0, 30)
                            .mapToObj(n -> (Callable<Integer>) () -> door.getValue().apply(prober, String.format(form, 300_000 + n)).status())
                            .toList());
                    assertThat(door.getValue().apply(prober, "100002").status()).isEqualTo(429);
                })));
    }

    /** Where numbers stand close together nobody misses. */
    @Test
    void aDenseRangeOfNumbersIsNotReadToItsEnd() throws Exception {
        stage.world().sql("update look_up_rule set misses = 10 where tenant_id = ?", stage.world().id());
        stage.world().sql("insert into employee (tenant_id, number, number_key, name, name_folded)"
                + " select ?, (300000 + n)::text, (300000 + n)::text, 'Person ' || n, 'person ' || n from generate_series(1, 2000) n",
                stage.world().id());
        Client reader = stage.visitor();
        List<Callable<Integer>> all = IntStream.rangeClosed(1, 2_000)
                .mapToObj(n -> (Callable<Integer>) () -> reader.get("/api/check_employee/" + (300_000 + n)).status())
                .toList();
        long read = count(all, 200);
        assertThat(read).as("a thousand, and what an hour gives while they are read").isBetween(1_000L, 1_100L);
        var refused = reader.get("/api/check_employee/100002");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 4);
        assertThat(World.text("select details from audit_entry where tenant_id = ? and verb = 'look_up.exhausted'", stage.world().id()))
                .contains("1000").doesNotContain("3000");
        assertThat(stage.visitor().get("/api/check_employee/100002").status()).isEqualTo(200);
    }

    private synchronized String kiosk(int meeting) {
        if (kiosk == null) {
            Client ann = stage.world().signedIn("ann");
            String page = "/organizer/meeting/" + meeting + "/kiosk";
            ann.post(page, "open", "yes");
            kiosk = ann.get(page).between("name=\"then\" value=\"", "\"");
        }
        return kiosk;
    }

    private static String encoded(String number) {
        return URLEncoder.encode(number, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Several at once, because each takes its time; as many more as are on their way may pass. */
    private static void assertRefusedAfter(int most, List<Callable<Integer>> tries) throws InterruptedException {
        assertThat(count(tries, 429)).isGreaterThanOrEqualTo(tries.size() - most - 8);
    }

    private static long count(List<Callable<Integer>> tries, int status) throws InterruptedException {
        var prober = Executors.newFixedThreadPool(8);
        long counted = prober.invokeAll(tries).stream().filter(answer -> answered(answer) == status).count();
        prober.shutdown();
        return counted;
    }

    private static int answered(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The server believes the proxy at 127.0.0.1; whoever comes from next to it only says they were others. */
    @Test
    void whoIsNoProxyChangesNothingByNamingAnotherAddress() throws Exception {
        probe(n -> asks("127.0.0.2", "10.1.1." + n, 500_000 + n));

        assertThat(asks("127.0.0.2", "10.1.1.200", 100_002)).isEqualTo(429);
        assertThat(asks("127.0.0.1", "10.1.1.200", 100_002)).isEqualTo(200);
    }

    @Test
    void whatAClientToldItsProxyChangesNothingEither() throws Exception {
        probe(n -> asks("127.0.0.1", "10.1.2." + n + ", 10.88.88.88", 500_000 + n));

        assertThat(asks("127.0.0.1", "10.1.2.200, 10.88.88.88", 100_002)).isEqualTo(429);
        assertThat(asks("127.0.0.1", "10.88.88.88, 10.1.2.200", 100_002)).isEqualTo(200);
    }

    /** Sixty misses, several at once because each takes its time. */
    private static void probe(IntUnaryOperator asking) throws InterruptedException {
        var prober = Executors.newFixedThreadPool(8);
        prober.invokeAll(IntStream.rangeClosed(1, 60)
                .mapToObj(n -> (Callable<Integer>) () -> asking.applyAsInt(n))
                .toList());
        prober.shutdown();
    }

    /** Asks for a number from that address of this machine, saying whom it was forwarded for, and answers the status. */
    private int asks(String from, String forwardedFor, int number) {
        int port = House.open().server().port();
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /api/check_employee/" + number + " HTTP/1.1\r\nHost: " + stage.world().subdomain() + ".localhost:" + port
                                    + "\r\nX-Forwarded-For: " + forwardedFor + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ")[1]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
