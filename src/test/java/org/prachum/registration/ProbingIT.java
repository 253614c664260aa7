package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;

/** Whoever tries numbers is slowed and then refused; whoever knows theirs passes, however many share an address. */
class ProbingIT {

    Stage stage = new Stage();

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
