package org.prachum.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** A host that is nobody's gets 404 and no cookie, however it is spelt; one that is somebody's is theirs, however it is spelt. */
class ForgedHostIT {

    World world = World.create();
    int port = House.open().server().port();

    @TestFactory
    Stream<DynamicTest> nobodysHostIsNotFound() {
        return Stream.of(
                        "nobody.localhost", "www.localhost", "api.localhost", "admin.localhost", "mail.localhost", "a.b.localhost",
                        "evil.example", "127.0.0.1", "[::1]", "localhost.evil.example", ".localhost", "_acme-challenge.localhost",
                        "xn--acme-0ra.localhost")
                .map(host -> dynamicTest(host, () -> {
                    String answer = raw("GET / HTTP/1.1", "Host: " + host);
                    assertThat(answer).matches("(?s)HTTP/1\\.1 (404|400) .*").doesNotContainIgnoringCase("set-cookie");
                }));
    }

    @TestFactory
    Stream<DynamicTest> spellingDoesNotMatter() {
        String host = world.subdomain() + ".localhost";
        return Stream.of(host, host + ".", host.toUpperCase(Locale.ROOT), host + ":" + port)
                .map(spelling -> dynamicTest(spelling, () ->
                        assertThat(raw("GET /privacy HTTP/1.1", "Host: " + spelling)).contains("200 OK", "Acme Engineering")));
    }

    @Test
    void twoHostsAreOneTooMany() throws IOException {
        String answer = raw("GET / HTTP/1.1", "Host: " + world.subdomain() + ".localhost", "Host: acme.localhost");

        assertThat(answer).doesNotContain("200 OK");
    }

    @Test
    void healthAnswersOnAnyHostAndNamesNobody() throws IOException {
        String answer = raw("GET /health HTTP/1.1", "Host: whatever.example");

        assertThat(answer).contains("200 OK", "{\"status\":\"UP\"}");
    }

    @Test
    void aSuspendedOrganizationHasItsOwnPage() {
        World suspended = World.create();
        suspended.sql("update organization set status = 'suspended' where id = ?", suspended.id());

        Client.Answer answer = suspended.visitor().get("/");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.between("<h1>", "</h1>")).isEqualTo("This organization is closed for now");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void noLinkIsMadeOfTheHostHeader() {
        Client.Answer answer = world.visitor().with("X-Forwarded-Host", "evil.example").get("/auth/login");

        assertThat(answer.body()).doesNotContain("evil.example");
    }

    private String raw(String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            String request = String.join("\r\n", lines) + "\r\nAccept-Language: en\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
