package org.prachum.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Patience;

/** Whoever sends or reads slowly keeps nobody waiting, and not for long anything at all. */
@Isolated("it does what it can to keep all workers busy")
class SlowClientIT {

    /** What a page takes on a busy machine; a worker that waits for a slow client is kept for fifteen seconds. */
    private static final Duration NORMAL = Duration.ofSeconds(3);

    private static final Duration DEADLINE = Duration.ofSeconds(25);

    private final Scene acme = Scene.of("Slow");
    private final Scene other = Scene.of("Other");

    /** Half a megabyte: what scripts of rich pages are made of. */
    private final String large = "/jakarta.faces.resource/"
            + "components.js" + acme.admin().get("/admin/employees").between("/jakarta.faces.resource/components.js", "\"").replace("&amp;", "&");

    private final String host = acme.world().subdomain() + ".localhost:" + House.open().server().port();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);

    @AfterEach
    void close() throws IOException {
        clock.shutdownNow();
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void unfinishedBodiesKeepNobodyWaitingAndAreEnded() throws IOException {
        double before = number("prachum_http_slow_bodies_total");
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            slow.add(send(post("/submit/1", form + "Content-Length: 100") + "emp_id=1"));
            slow.add(send(post("/api/meetings/1/registrations/", "Content-Type: application/json\r\nContent-Length: 100") + "{\"employee"));
            slow.add(send(post("/admin/import", "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000") + "--x\r\nContent-Disp"));
            slow.add(send(post("/api/meetings/1/registrations/", "Content-Type: application/json\r\nTransfer-Encoding: chunked") + "5\r\n{\"emp"));
            slow.add(send(post("/auth/login", form + "Content-Length: 200000") + "email=" + "x".repeat(70_000)));
        }
        List<Socket> trickling = IntStream.range(0, 6).mapToObj(i -> send(post("/submit/1", form + "Content-Length: 5000"))).toList();
        clock.scheduleAtFixedRate(() -> trickling.forEach(this::drop), 0, 1, TimeUnit.SECONDS);

        assertServed();
        for (Socket socket : slow) {
            assertThat(ended(socket)).matches("(?s)(HTTP/1\\.1 408 .*)?");
        }
        for (Socket socket : trickling) {
            assertThat(ended(socket)).matches("(?s)(HTTP/1\\.1 408 .*)?");
        }
        assertThat(number("prachum_http_slow_bodies_total")).isGreaterThanOrEqualTo(before + slow.size() + trickling.size());
        assertThat(number("prachum_http_bodies_under_way")).isZero();
    }

    @Test
    void answersThatNobodyReadsKeepNobodyWaitingAndAreEnded() throws IOException {
        double before = number("prachum_http_slow_readers_total");
        // Twelve in a row are more than the kernel keeps for a connection whose reader does not read.
        for (int i = 0; i < 20; i++) {
            send(("GET " + large + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").repeat(12));
        }
        assertServed();
        Patience.until(DEADLINE, "they are ended", () -> number("prachum_http_slow_readers_total") >= before + 4);
        assertThat(other.visitor().get("/").status()).isEqualTo(200);
        Patience.until(DEADLINE, "whoever waited is served or refused", () -> number("prachum_http_requests_waiting") == 0);
    }

    @Test
    void whoReadsInPiecesGetsAll() throws IOException {
        Socket patient = send("GET " + large + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertThat(patient.getInputStream().readAllBytes()).hasSizeGreaterThan(500_000);
    }

    @Test
    void aLargeBodyArrivesWhole() {
        byte[] body = Bytes.of("{\"employee_number\":\"100003\",\"x\":\"" + "y".repeat(60_000) + "\"}");
        assertThat(acme.visitor().postBody("/api/meetings/1/registrations/", "application/json", body).status()).isEqualTo(201);
        byte[] logo = new byte[5_000_000];
        assertThat(acme.admin().upload("/admin/branding", "logo", "logo.png", logo, "name", "Slow").status()).as("read, and looked at").isEqualTo(200);
        assertThat(acme.visitor().upload("/submit/1", "file", "a.bin", new byte[13_000_000], "emp_id", "100005").status()).isEqualTo(413);
    }

    /** The node, and another organization's portal and its look-up. */
    private void assertServed() {
        Client neighbour = other.visitor();
        for (int i = 0; i < 5; i++) {
            for (String path : List.of("/health", "/health/live", "/", "/api/check_employee/100001", "/submit/1")) {
                long began = System.nanoTime();
                assertThat(neighbour.get(path).status()).as(path).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).as(path).isLessThan(NORMAL);
            }
        }
    }

    private String post(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-For: 10.9.8." + (open.size() % 250 + 1) + "\r\n" + headers + "\r\n\r\n";
    }

    private Socket send(String begin) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.setSoTimeout((int) DEADLINE.toMillis());
            socket.connect(new InetSocketAddress("127.0.0.1", House.open().server().port()));
            socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            open.add(socket);
            return socket;
        } catch (IOException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** What comes until the connection is ended, in time. */
    private static String ended(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketTimeoutException stillOpen) {
            throw new AssertionError("still open", stillOpen);
        } catch (IOException reset) {
            return "";
        }
    }

    private void drop(Socket socket) {
        try {
            socket.getOutputStream().write('a');
            socket.getOutputStream().flush();
        } catch (IOException ended) {
            open.remove(socket);
        }
    }

    private static double number(String sample) {
        return Client.at("").with("Authorization", "Bearer " + House.METRICS_TOKEN).get("/metrics").body().lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
