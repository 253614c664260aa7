package org.prachum.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.notifications.Failure.Reason;
import org.prachum.notifications.Undelivered;
import org.prachum.platform.web.Networks;

/** What hostile names and hostile servers do to us, over real sockets. */
class OutgoingTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private Outgoing outgoing;

    @AfterEach
    void close() {
        outgoing.close();
        watch.shutdownNow();
    }

    @Test
    void reachesWhatTheOperatorNamed() throws Exception {
        open("127.0.0.1");
        try (Server server = new Server(out -> say(out, "HTTP/1.1 204 No Content\r\n\r\n"))) {
            assertThat(get(server, LONG).status()).isEqualTo(204);
            assertThat(server.heard()).startsWith("GET /hook HTTP/1.1").contains("Host: 127.0.0.1:" + server.port());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1", "2130706433", "0x7f000001", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
    void connectsToNothingInsideHoweverItIsWritten(String host) throws Exception {
        open("10.99.99.99");
        try (Server server = new Server(out -> say(out, "HTTP/1.1 200 OK\r\n\r\n"))) {
            for (String scheme : List.of("http", "https")) {
                URI address = URI.create(scheme + "://" + host + ":" + server.port() + "/");
                Undelivered refused = catchThrowableOfType(
                        Undelivered.class, () -> outgoing.get(address, Map.of(), LONG, 100));
                assertThat(refused.failure().reason()).isIn(Reason.ADDRESS, Reason.UNREACHABLE);
            }
            assertThat(server.connections()).isZero();
        }
    }

    /** The first answer is harmless, every other leads inside: whoever asks twice connects to what they did not look at. */
    @Test
    void asksForANameOnceAndConnectsToThat() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Server named = new Server(out -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
            open("127.0.0.1", host -> new InetAddress[] {
                InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")
            });
            URI address = URI.create("http://rebinding.example:" + named.port() + "/");

            assertThat(outgoing.get(address, Map.of(), LONG, 100).status()).isEqualTo(200);
            assertThat(asked).hasValue(1);
            assertThat(named.heard()).contains("Host: rebinding.example");

            Undelivered refused = catchThrowableOfType(Undelivered.class, () -> outgoing.get(address, Map.of(), LONG, 100));
            assertThat(refused.failure().reason()).isEqualTo(Reason.ADDRESS);
            assertThat(named.connections()).isEqualTo(1);
        }
    }

    @Test
    void goesOnlyToThoseAddressesOfANameThatMayBeReached() throws Exception {
        try (Server server = new Server(out -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
            open("127.0.0.1", host -> new InetAddress[] {InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")});

            assertThat(outgoing.get(URI.create("http://both.example:" + server.port() + "/"), Map.of(), LONG, 100).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void sendsToNothingPublicWithoutTls() {
        open("127.0.0.1", host -> new InetAddress[] {InetAddress.getByName("1.1.1.1")});

        Undelivered refused = catchThrowableOfType(
                Undelivered.class, () -> outgoing.get(URI.create("http://public.example/"), Map.of(), LONG, 100));
        assertThat(refused.failure().reason()).isEqualTo(Reason.ADDRESS);
    }

    @Test
    void followsNoRedirect() throws Exception {
        open("127.0.0.1");
        try (Server inside = new Server(out -> say(out, "HTTP/1.1 200 OK\r\n\r\n"));
                Server server = new Server(out -> say(out, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + inside.port()
                        + "/\r\nContent-Length: 0\r\n\r\n"))) {
            Answer answer = get(server, LONG);

            assertThat(answer.isTaken()).isFalse();
            assertThat(answer.isRedirect()).isTrue();
            assertThat(inside.connections()).isZero();
        }
    }

    /** A byte now and then keeps every timeout for a single read from running out. */
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n"})
    void endsInTimeHoweverSlowlyTheOtherSideTalks(String beginning) throws Exception {
        open("127.0.0.1");
        try (Server server = new Server(out -> {
            say(out, beginning);
            while (true) {
                say(out, beginning.isEmpty() ? "" : "a");
                Thread.sleep(50);
            }
        })) {
            Instant start = Instant.now();
            Undelivered slow = catchThrowableOfType(Undelivered.class, () -> get(server, Duration.ofMillis(700)));

            assertThat(slow.failure().reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void readsNoMoreThanItWasAskedFor() throws Exception {
        open("127.0.0.1");
        try (Server server = new Server(out -> {
            say(out, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
            while (true) {
                out.write(new byte[65_536]);
            }
        })) {
            Instant start = Instant.now();
            Answer answer = get(server, LONG);

            assertThat(answer.isTaken()).isTrue();
            assertThat(answer.body()).hasSize(100);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsNoHeadersWithoutEnd(int kind) throws Exception {
        open("127.0.0.1");
        try (Server server = new Server(out -> {
            say(out, "HTTP/1.1 200 OK\r\nX: ");
            while (true) {
                say(out, kind == 1 ? "a".repeat(1_000) : "b\r\nX: ");
            }
        })) {
            assertThat(catchThrowableOfType(Undelivered.class, () -> get(server, LONG)).failure().reason())
                    .isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void knowsThatNobodyAnswered() throws Exception {
        open("127.0.0.1");
        try (Server server = new Server(out -> { })) {
            assertThat(catchThrowableOfType(Undelivered.class, () -> get(server, LONG)).failure().reason())
                    .isEqualTo(Reason.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "'Fri, 20 Nov 2026 12:05:00 GMT', PT5M",
        "'Fri, 20 Nov 2026 11:55:00 GMT', PT0S",
        "999999999, PT24H",
        "-5, PT0S",
        "soon, PT0S"
    })
    void honoursHowLongTheOtherSideWantsToBeLeftAlone(String retryAfter, Duration wait) throws Exception {
        open("127.0.0.1");
        try (Server server = new Server(out ->
                say(out, "HTTP/1.1 429 Too Many Requests\r\nRetry-After: " + retryAfter + "\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(get(server, LONG).refusal(1).failure().pause()).isEqualTo(wait);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, 4, REFUSED, false", "400, 5, REFUSED, true", "422, 5, REFUSED, true", "500, 23, REFUSED, false", "404, 23, REFUSED, false",
        "429, 23, REFUSED, false", "401, 23, SIGN_IN, false", "403, 23, SIGN_IN, false"
    })
    void givesUpForGoodOnlyWhereItIsTheMessageThatCannotBeTaken(int status, int attempts, Reason reason, boolean lasting) {
        open("127.0.0.1");
        var failure = new Answer(status, "", "", Duration.ZERO, new byte[0]).refusal(attempts).failure();

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.lasting()).isEqualTo(lasting);
        assertThat(failure.words()).isEqualTo("HTTP " + status);
    }

    private Answer get(Server server, Duration time) throws Undelivered {
        return outgoing.get(URI.create("http://127.0.0.1:" + server.port() + "/hook"), Map.of(), time, 100);
    }

    private void open(String inside) {
        open(inside, InetAddress::getAllByName);
    }

    private void open(String inside, Outgoing.Resolver resolver) {
        outgoing = new Outgoing();
        outgoing.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        outgoing.open(new Reach(Networks.of("TEST", List.of(inside))), resolver, watch);
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A server that says what it wants, byte by byte; to nothing it hangs up. */
    static final class Server implements AutoCloseable {

        /** What it says to one client that has asked. */
        interface Talk {
            void to(OutputStream out) throws IOException, InterruptedException;
        }

        private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("::"));
        private final AtomicInteger connections = new AtomicInteger();
        private volatile String heard = "";

        Server(Talk talk) throws IOException {
            Thread thread = new Thread(() -> serve(talk));
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return server.getLocalPort();
        }

        int connections() {
            return connections.get();
        }

        String heard() {
            return heard;
        }

        private void serve(Talk talk) {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    connections.incrementAndGet();
                    byte[] request = new byte[4_096];
                    int length = client.getInputStream().read(request);
                    heard = new String(request, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
                    talk.to(client.getOutputStream());
                } catch (IOException gone) {
                    // The client, or the server, has heard enough.
                } catch (InterruptedException ended) {
                    return;
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
