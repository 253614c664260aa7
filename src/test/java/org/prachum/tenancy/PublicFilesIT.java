package org.prachum.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** What programs look for at every host: robots.txt, security.txt, and what they should not find. */
class PublicFilesIT {

    World acme = World.create();

    @Test
    void searchEnginesAreToldWhatIsForEverybody() {
        Answer portal = acme.visitor().get("/robots.txt");
        assertThat(portal.status()).isEqualTo(200);
        assertThat(portal.header("Content-Type").replace(" ", "")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(portal.body()).startsWith("User-agent: *\nAllow: /\n").contains(
                "Disallow: /ticket\n", "Disallow: /organizer\n", "Disallow: /admin\n", "Disallow: /api/\n", "Disallow: /auth/\n", "Disallow: /*?key=\n");
        assertThat(portal.body()).doesNotContain("Disallow: /\n", "Disallow: /submit\n");

        Answer apex = Client.at("").get("/robots.txt");
        assertThat(apex.body()).contains("Disallow: /operator\n").doesNotContain("/organizer", "Disallow: /sign-up\n");
        assertThat(Client.atHost("nobody.localhost").get("/robots.txt").status()).isEqualTo(404);
        assertThat(portal.header("Set-Cookie") + apex.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aFinderOfAWeaknessIsToldWhomToWriteTo() {
        Answer apex = Client.at("").get("/.well-known/security.txt");
        assertThat(apex.status()).isEqualTo(200);
        assertThat(apex.header("Content-Type").replace(" ", "")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        Map<String, String> fields = fields(apex);
        assertThat(fields.get("Contact")).isEqualTo("mailto:operator@prachum.example");
        assertThat(Instant.parse(fields.get("Expires"))).isBetween(Instant.now().plus(Duration.ofDays(170)), Instant.now().plus(Duration.ofDays(365)));
        assertThat(fields.get("Canonical")).isEqualTo("http://localhost:" + House.open().server().port() + "/.well-known/security.txt");

        assertThat(fields(acme.visitor().get("/.well-known/security.txt"))).containsKeys("Contact", "Expires").doesNotContainKey("Canonical");
    }

    @Test
    void nothingTellsWhichServerThisIs() {
        for (String path : List.of("/console", "/console/", "/management", "/WEB-INF/", "/WEB-INF/web.xml", "/META-INF/", "/META-INF/MANIFEST.MF", "/web-inf/web.xml",
                "/WEB-INF/classes/", "/error/", "/jboss.html")) {
            for (Client client : List.of(acme.visitor(), Client.at(""))) {
                Answer answer = client.get(path);
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(answer.header("Location") + answer.header("Server") + answer.header("X-Powered-By")).as(path).isEmpty();
                assertThat(answer.body()).as(path).contains("<h1>There is nothing here</h1>");
                for (String header : List.of("X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy", "Cross-Origin-Opener-Policy",
                        "Cross-Origin-Resource-Policy", "Permissions-Policy", "Cache-Control")) {
                    assertThat(answer.header(header)).as(path + " " + header).isNotEmpty();
                }
            }
        }
    }

    /** Behind a proxy that speaks https the server itself knows nothing of that. */
    @Test
    void theLanguageIsChosenOnThisHostAndNowhereElse() {
        Client reader = acme.visitor();
        assertThat(reader.get("/?lang=th").header("Location")).isEqualTo("/");
        assertThat(reader.get("/submit/1?key=abc&lang=fr&x=%2F").header("Location")).isEqualTo("/submit/1?key=abc&x=%2F");
        assertThat(reader.with("X-Forwarded-Proto", "https").get("/auth/login?then=%2Fadmin&lang=ru").header("Location")).isEqualTo("/auth/login?then=%2Fadmin");
        assertThat(reader.cookies()).containsEntry("lang", "ru");
        assertThat(acme.visitor().get("//evil.example/?lang=fr").header("Location")).isEmpty();
    }

    private static Map<String, String> fields(Answer file) {
        return file.body().lines().map(line -> line.split(": ", 2)).collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }
}
