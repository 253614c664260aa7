package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.EventStream;
import org.prachum.testing.House;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** Streams to screens, attacked: nobody who reads nothing holds up anybody else, and nobody goes on hearing who may not any more. */
class LiveStreamsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A second is meant; with other tests beside it on two cores it is held to what nobody would call live. */
    private static final Duration SOON = Duration.ofSeconds(5);

    House house = House.open();
    Stage stage = new Stage();
    World acme = stage.world();
    int meeting = stage.organizedBy("olga", stage.meeting("Town hall"));

    @Test
    void whoReadsNothingHoldsUpNobody() throws IOException {
        Stage greedy = new Stage();
        greedy.meeting("Flooded");
        Client anns = greedy.world().signedIn("ann");
        List<Socket> unread = new ArrayList<>();
        try (EventStream neighbour = EventStream.open(acme.signedIn("ann"), "/live?topic=registrations:" + meeting)) {
            neighbour.await("changed", PATIENCE);
            for (int i = 0; i < 3; i++) {
                unread.add(unread(greedy.world(), anns));
            }
            Duration slowest = Duration.ZERO;
            for (int burst = 0; burst < 10; burst++) {
                change(greedy.world().id(), 8_000);
                notified(acme.id(), "registrations:" + meeting);
                Duration heard = neighbour.await("changed", SOON);
                slowest = heard.compareTo(slowest) > 0 ? heard : slowest;
            }
            System.out.printf("Beside three streams that nobody reads a change is heard within %d ms%n", slowest.toMillis());
        } finally {
            for (Socket socket : unread) {
                socket.close();
            }
        }
    }

    @Test
    void anAccountHasTwentyStreamsAndTheNextIsToldToWait() throws IOException {
        Client olga = acme.signedIn("olga");
        String topic = "/live?topic=registrations:" + meeting;
        List<HttpResponse<InputStream>> open = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                open.add(olga.open(topic));
                assertThat(open.get(i).statusCode()).isEqualTo(200);
            }
            Client.Answer refused = olga.get(topic);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("30");
            try (EventStream anns = EventStream.open(acme.signedIn("ann"), topic)) {
                anns.await("changed", PATIENCE);
            }
        } finally {
            for (HttpResponse<InputStream> stream : open) {
                stream.body().close();
            }
        }
    }

    @Test
    void whoSignsOutHearsNoMoreAtOnce() {
        Client olga = acme.signedIn("olga");
        try (EventStream stream = EventStream.open(olga, "/live?topic=registrations:" + meeting);
                EventStream anns = EventStream.open(acme.signedIn("ann"), "/live?topic=registrations:" + meeting)) {
            stream.await("changed", PATIENCE);
            anns.await("changed", PATIENCE);

            assertThat(olga.post("/auth/logout").status()).isEqualTo(302);

            assertThat(stream.awaitEnd(SOON)).isLessThan(SOON);
            notified(acme.id(), "registrations:" + meeting);
            anns.await("changed", PATIENCE);
        }
    }

    @Test
    void whoIsSuspendedHearsNoMoreWithinTheMinute() {
        try (EventStream stream = EventStream.open(acme.signedIn("olga"), "/live?topic=registrations:" + meeting);
                EventStream anns = EventStream.open(acme.signedIn("ann"), "/live?topic=registrations:" + meeting)) {
            stream.await("changed", PATIENCE);
            anns.await("changed", PATIENCE);

            acme.sql("update account set status = 'suspended' where tenant_id = ? and email = ?", acme.id(), acme.email("olga"));

            stream.awaitEnd(Duration.ofMinutes(1));
            notified(acme.id(), "registrations:" + meeting);
            anns.await("changed", PATIENCE);
        }
    }

    @Test
    void anOrganizationThatIsSuspendedHearsNoMoreAtOnceAndItsNeighbourGoesOn() {
        Stage next = new Stage();
        int theirs = next.meeting("Next door");
        Client olga = acme.signedIn("olga");
        Client operator = operator();
        Screen console = Screen.open(operator, "/operator/organizations/" + acme.id());
        try (EventStream stream = EventStream.open(olga, "/live?topic=registrations:" + meeting);
                EventStream neighbour = EventStream.open(next.world().signedIn("ann"), "/live?topic=registrations:" + theirs)) {
            stream.await("changed", PATIENCE);
            neighbour.await("changed", PATIENCE);

            console.send("one", "suspend", "@all", "one", "suspend", "suspend");

            assertThat(stream.awaitEnd(SOON)).isLessThan(SOON);
            assertThat(olga.get("/live?topic=registrations:" + meeting).status()).isEqualTo(503);
            notified(next.world().id(), "registrations:" + theirs);
            neighbour.await("changed", PATIENCE);
        }
    }

    /** Follows all lists of that organization through a receive buffer of a kilobyte, and reads nothing of what it is told. */
    private Socket unread(World world, Client client) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1_024);
        int port = house.server().port();
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream().write(("GET /live?topic=registrations:* HTTP/1.1\r\nHost: " + world.subdomain() + ".localhost:" + port
                        + "\r\nCookie: SID=" + client.cookies().get("SID") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        byte[] status = socket.getInputStream().readNBytes(12);
        assertThat(new String(status, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    /** So many lists of that organization change at once. */
    private void change(UUID organization, int lists) {
        acme.count("select count(*) from (select pg_notify('prachum', ? || ' registrations:' || n) from generate_series(1, ?) n) told",
                organization.toString(), lists);
    }

    private void notified(UUID organization, String topic) {
        acme.count("select count(*) from (select pg_notify('prachum', ?)) told", organization + " " + topic);
    }

    private Client operator() {
        String email = "streams-" + UUID.randomUUID() + "@prachum.example";
        acme.sql("insert into account (tenant_id, id, email, name, role, status)"
                + " values ('00000000-0000-0000-0000-000000000001', ?, ?, 'Olaf', 'operator', 'active')", UUID.randomUUID(), email);
        Client operator = Client.at("");
        operator.post("/auth/login", "email", email);
        operator.post("/auth/verify-login", "otp", acme.codeFor(email));
        return operator;
    }
}
