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
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Authenticator;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.EventStream;
import org.prachum.testing.House;
import org.prachum.testing.MailServer;
import org.prachum.testing.Payara;
import org.prachum.testing.Postgres;
import org.prachum.testing.World;

/** The WAR that the other tests see on WildFly with Hibernate, as it is, on Payara Micro with EclipseLink. */
class PayaraIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Postgres postgres;
    private static MailServer mail;
    private static Payara server;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        mail = MailServer.startOnFreePorts();
        Map<String, String> environment = House.environment(postgres, mail);
        environment.put("PRACHUM_METRICS_TOKEN", House.METRICS_TOKEN);
        environment.put("PRACHUM_METRICS_ORGANIZATIONS", "true");
        server = Payara.start(environment);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        mail.close();
        postgres.close();
    }

    @Test
    void fromSignUpToATicket() throws IOException {
        Client admin = signedUp("Delta Works", "delta-works", "dora@delta.example");
        assertThat(admin.get("/admin/welcome").status()).isEqualTo(200);

        brand(admin);
        importPeople(admin);
        announce(admin, "Town hall ห้องใหญ่");
        assertThat(admin.get("/organizer").between("/organizer/meeting/1/edit\">", "</a>")).isEqualTo("Town hall ห้องใหญ่");

        Client dan = visitor("delta-works");
        assertThat(dan.get("/").body()).contains("Town hall ห้องใหญ่");
        var registered = dan.post("/submit/1", "emp_id", "100004");
        assertThat(registered.status()).isEqualTo(200);
        assertThat(registered.between("<h1>", "</h1>")).isEqualTo("You are registered, D. F.");
        var ticket = mail.waitForMailTo("dan@delta.example", PATIENCE);
        assertThat(ticket.subject()).startsWith("Your place: Town hall ห้องใหญ่ – ");
        assertThat(dan.get(linkToTicket(ticket.text())).between("<h1>", "</h1>")).isEqualTo("You are registered, Dan Fry");
    }

    @Test
    void anOrganizerSeesWhoRegistersAsTheyDo() {
        Client admin = signedUp("Eta", "eta-works", "eta@eta.example");
        announce(admin, "Town hall");
        String topic = "/live?topic=registrations:1";
        assertThat(visitor("eta-works").get(topic).status()).isEqualTo(404);
        assertThat(admin.get("/live?topic=registrations:2").status()).isEqualTo(404);

        try (EventStream stream = EventStream.open(admin, topic)) {
            stream.await("changed", PATIENCE);
            var placed = visitor("eta-works")
                    .postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"777777\",\"name\":\"Zoë\"}");
            assertThat(placed.status()).isEqualTo(201);
            stream.await("changed", PATIENCE);
        }
        assertThat(admin.get("/organizer/meeting/1/registrations").between("<td role=\"gridcell\" class=\"lead\">", "<").strip())
                .isEqualTo("Zoë");
        assertThat(admin.get("/organizer/meeting/1/registrations/export/csv").body().lines().toList())
                .element(1)
                .asString()
                .startsWith("1,777777,Zoë,");
    }

    @Test
    void tellsItsHealthAndItsNumbersAsWildFlyDoes() {
        Client acme = visitor("acme").with("X-Request-Id", "from-the-proxy");
        assertThat(acme.get("/").header("X-Request-Id")).isEqualTo("from-the-proxy");
        assertThat(acme.get("/health/live").status()).isEqualTo(200);
        assertThat(acme.get("/openapi").status()).as("what Payara says of a description that is switched off").isEqualTo(403);
        var ready = acme.get("/health/ready");
        assertThat(ready.body()).contains("\"dispatcher\"", "\"migrations\"").doesNotContain("DOWN");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(acme.get("/metrics").status()).isEqualTo(401);
        assertThat(acme.with("Authorization", "Bearer " + House.METRICS_TOKEN).get("/metrics").body()).contains(
                "prachum_organization_requests_total{organization=\"acme\"} ",
                "prachum_http_request_duration_seconds_count{method=\"GET\",route=\"/\",status=\"2xx\"} ",
                "prachum_unanswered 0");
    }

    @Test
    void aPasskeyIsTheSecondStepOfSigningIn() {
        String email = "theo@theta.example";
        Client admin = signedUp("Theta", "theta-works", email);
        Authenticator key = Authenticator.at("http://theta-works.localhost:" + server.port());
        var added = admin.post(
                "/account/passkeys", "name", "Key", "answer", key.make(Authenticator.options(admin.get("/account/passkeys"))));
        assertThat(added.header("Location")).endsWith("/account/passkeys?done=added");
        assertThat(admin.get("/account/passkeys").between("<td class=\"lead wrap\">", "<").strip()).isEqualTo("Key");

        Client again = visitor("theta-works");
        again.post("/auth/login", "email", email);
        var code = World.code(mail.waitForMailTo(email, PATIENCE, sent -> sent.subject().contains("is your code for Theta")));
        assertThat(again.post("/auth/verify-login", "otp", code).header("Location")).endsWith("/auth/passkey");
        assertThat(again.get("/admin/accounts").status()).isEqualTo(302);
        String answer = key.show(Authenticator.options(again.get("/auth/passkey")));
        assertThat(again.post("/auth/passkey", "answer", answer).header("Location")).endsWith("/admin/");
        assertThat(again.get("/admin/accounts").status()).isEqualTo(200);

        again.post("/account/passkeys", "remove", again.get("/account/passkeys").between("?remove=", "\""));
        assertThat(again.get("/account/passkeys").body()).doesNotContain("?remove=");
    }

    @Test
    void anOrganizationDoesNotSeeItsNeighbour() {
        Client one = signedUp("Epsilon", "epsilon", "eve@epsilon.example");
        Client other = signedUp("Zeta", "zeta-works", "zoe@zeta.example");
        announce(one, "Ours alone");

        assertThat(one.get("/organizer/meeting/1/edit").status()).isEqualTo(200);
        assertThat(other.get("/organizer/meeting/1/edit").status()).isEqualTo(404);
        assertThat(one.get("/admin/accounts").body())
                .contains("eve@epsilon.example")
                .doesNotContain("zoe@zeta.example");
        assertThat(visitor("zeta-works").cookie("SID", one.cookies().get("SID")).get("/admin/accounts").status())
                .isEqualTo(302);
    }

    @Test
    void answersAsTheOtherServerDoes() {
        assertThat(visitor("nobodys").get("/").status()).isEqualTo(404);
        assertThat(visitor("").get("/WEB-INF/web.xml").status()).isEqualTo(404);
        var nothing = visitor("").get("/nope");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(nothing.headers().get("content-security-policy")).hasSize(1);
        assertThat(nothing.headers()).doesNotContainKeys("server", "x-powered-by", "x-frame-options");

        var page = visitor("").get("/sign-up");
        assertThat(page.headers().getOrDefault("set-cookie", List.of()))
                .allMatch(cookie -> cookie.toLowerCase(Locale.ROOT).contains("samesite=lax"));
    }

    private static Client visitor(String subdomain) {
        return Client.on(server.port(), subdomain);
    }

    /** The first admin of a new organization, in its portal. */
    private static Client signedUp(String name, String subdomain, String email) {
        Client visitor = visitor("");
        var asked = visitor.post("/sign-up", "name", name, "subdomain", subdomain, "email", email, "terms", "yes");
        assertThat(asked.status()).isEqualTo(302);
        var confirmed = visitor.post("/sign-up-code", "otp", World.code(mail.waitForMailTo(email, PATIENCE)));
        String portal = "http://" + subdomain + ".localhost:" + server.port();
        assertThat(confirmed.header("Location")).startsWith(portal + "/auth/arrive?ticket=");

        Client admin = visitor(subdomain);
        var arrived = admin.get(confirmed.header("Location").substring(portal.length()));
        assertThat(arrived.header("Location")).endsWith("/admin/welcome");
        return admin;
    }

    private static void brand(Client admin) throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 300, BufferedImage.TYPE_INT_ARGB), "png", png);
        var saved = upload(
                admin, "/admin/branding", "logo", "logo.png", png.toByteArray(),
                "name", "Delta Works & บริษัท", "primary", "#0b6e4f", "accent", "#c8553d", "language", "en", "zone", "UTC");
        assertThat(saved.header("Location")).endsWith("/admin/branding?saved=yes");

        var portal = admin.get("/");
        assertThat(portal.between("<a class=\"org\" href=\"/\">", "</a>")).isEqualTo("Delta Works &amp; บริษัท");
        assertThat(admin.get(portal.between("<img class=\"mark\" src=\"", "\"")).header("Content-Type"))
                .isEqualTo("image/png");
    }

    private static void importPeople(Client admin) throws IOException {
        var file = "emp_id,emp_name,email\r\n100004,Dan Fry,dan@delta.example\r\n100005,Eve Gill,\r\n";
        var uploaded = upload(admin, "/admin/import", "file", "people.csv", file.getBytes(StandardCharsets.UTF_8));
        assertThat(uploaded.status()).isEqualTo(302);
        var run = whenImported(admin).between("name=\"import\" value=\"", "\"");
        assertThat(admin.post("/admin/import", "action", "apply", "import", run).status()).isEqualTo(302);
        whenImported(admin);
        assertThat(admin.get("/admin/employees").body()).contains("Dan Fry", "Eve Gill");
    }

    private static Answer whenImported(Client admin) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer page = admin.get("/admin/import");
        while (page.body().contains("data-running=\"true\"") && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            page = admin.get("/admin/import");
        }
        return page;
    }

    private static void announce(Client admin, String topic) {
        var announced = admin.post(
                "/organizer/meeting/create",
                "topic", topic,
                "meeting_date", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString(),
                "start_time", "10:00",
                "capacity", "20",
                "is_public", "yes");
        assertThat(announced.header("Location")).endsWith("/organizer/meeting/1/edit?done=announced");
    }

    private static String linkToTicket(String text) {
        var ticket = text.indexOf("/ticket/");
        return text.substring(ticket).split("\\s")[0];
    }

    private static Answer upload(
            Client client, String path, String fileField, String fileName, byte[] file, String... namesAndValues)
            throws IOException {
        var boundary = "a-boundary-of-this-test";
        var body = new ByteArrayOutputStream();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + namesAndValues[i] + "\"\r\n\r\n"
                    + namesAndValues[i + 1] + "\r\n");
        }
        write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fileField + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.write(file);
        write(body, "\r\n--" + boundary + "--\r\n");
        return client.send(client.request(path)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void write(ByteArrayOutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
