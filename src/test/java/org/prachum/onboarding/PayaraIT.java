package org.prachum.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.MailServer;
import org.prachum.testing.Payara;
import org.prachum.testing.Postgres;
import org.prachum.testing.World;

/** The WAR that the other tests see on WildFly with Hibernate, as it is, on Payara Micro with EclipseLink. */
class PayaraIT {

    private static final String BOUNDARY = "a-boundary-of-this-test";

    private static Postgres postgres;
    private static MailServer mail;
    private static Payara server;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        mail = MailServer.startOnFreePorts();
        server = Payara.start(postgres, mail);
    }

    @AfterAll
    static void stop() {
        server.close();
        mail.close();
        postgres.close();
    }

    @Test
    void fromSignUpToAMeetingInTheColoursOfTheHouse() throws IOException {
        Client admin = signedUp("Delta Works", "delta-works", "dora@delta.example");
        var welcome = admin.get("/admin/welcome");
        assertThat(welcome.status()).isEqualTo(200);

        var branded = brand(admin, "Delta Works & Co", logo());
        assertThat(branded.status()).isEqualTo(302);
        assertThat(branded.header("Location")).endsWith("/admin/branding?saved=yes");
        var portal = admin.get("/");
        assertThat(portal.between("<a class=\"org\" href=\"/\">", "</a>")).contains("Delta Works &amp; Co", "<img");
        assertThat(admin.get(portal.between("<img src=\"", "\"")).header("Content-Type")).isEqualTo("image/png");

        var created = admin.post(
                "/organizer/meeting/create",
                "topic", "Town hall",
                "meeting_date", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString(),
                "start_time", "10:00",
                "room", "Hall 2",
                "is_public", "yes");
        assertThat(created.header("Location")).endsWith("/organizer/meeting/1/edit?done=announced");
        var meetings = admin.get("/organizer");
        assertThat(meetings.between("/organizer/meeting/1/edit\">", "</a>")).isEqualTo("Town hall");
    }

    @Test
    void anOrganizationDoesNotSeeItsNeighbour() {
        Client one = signedUp("Epsilon", "epsilon", "eve@epsilon.example");
        Client other = signedUp("Zeta", "zeta", "zoe@zeta.example");
        one.post(
                "/organizer/meeting/create",
                "topic", "Ours alone",
                "meeting_date", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString(),
                "start_time", "10:00");

        assertThat(one.get("/organizer/meeting/1/edit").status()).isEqualTo(200);
        assertThat(other.get("/organizer/meeting/1/edit").status()).isEqualTo(404);
        assertThat(one.get("/admin/accounts").body()).contains("eve@epsilon.example").doesNotContain("zoe@zeta.example");
    }

    @Test
    void answersAsTheOtherServerDoes() {
        Client nobody = Client.on(server.port(), "");
        assertThat(nobody.get("/nope").status()).isEqualTo(404);
        assertThat(nobody.get("/nope").header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(nobody.get("/WEB-INF/web.xml").status()).isEqualTo(404);
        assertThat(Client.on(server.port(), "nobodys").get("/").status()).isEqualTo(404);

        var page = Client.on(server.port(), "").get("/sign-up");
        assertThat(page.headers().get("content-security-policy")).hasSize(1);
        assertThat(page.header("Server") + page.header("X-Powered-By")).isEmpty();
        assertThat(page.headers().getOrDefault("set-cookie", List.of()))
                .allMatch(cookie -> cookie.toLowerCase(Locale.ROOT).contains("samesite=lax"));
    }

    /** The first admin of a new organization, in its portal. */
    private static Client signedUp(String name, String subdomain, String email) {
        Client visitor = Client.on(server.port(), "");
        var asked = visitor.post("/sign-up", "name", name, "subdomain", subdomain, "email", email, "terms", "yes");
        assertThat(asked.status()).isEqualTo(302);
        String code = World.code(mail.waitForMailTo(email, Duration.ofSeconds(30)));
        var confirmed = visitor.post("/sign-up-code", "otp", code);
        String portal = "http://" + subdomain + ".localhost:" + server.port();
        assertThat(confirmed.header("Location")).startsWith(portal + "/auth/arrive?ticket=");

        Client admin = Client.on(server.port(), subdomain);
        var arrived = admin.get(confirmed.header("Location").substring(portal.length()));
        assertThat(arrived.header("Location")).endsWith("/admin/welcome");
        return admin;
    }

    private static Answer brand(Client admin, String name, byte[] logo) throws IOException {
        var body = new ByteArrayOutputStream();
        field(body, "name", name);
        field(body, "primary", "#0b6e4f");
        field(body, "accent", "#c8553d");
        field(body, "language", "en");
        field(body, "zone", "Asia/Bangkok");
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"logo.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(logo);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return admin.send(admin.request("/admin/branding")
                .header("Origin", "http://delta-works.localhost:" + server.port())
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void field(ByteArrayOutputStream body, String name, String value) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] logo() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 300, BufferedImage.TYPE_INT_ARGB), "png", png);
        return png.toByteArray();
    }
}
