package org.prachum.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** What a client says of itself that only a proxy may say, and requests that are none, change nothing. */
class ForgedHeadersIT {

    static Scene scene;
    static String host;

    @BeforeAll
    static void build() {
        scene = Scene.of("House");
        host = scene.world().subdomain() + ".localhost:" + House.open().server().port();
    }

    @Test
    void aStrangerHasTheAddressItComesFrom() {
        assertThat(clientOf(Wire.STRANGER, "X-Forwarded-For: 203.0.113.7")).isEqualTo(Wire.STRANGER);
        assertThat(clientOf(Wire.STRANGER, "Forwarded: for=203.0.113.7", "X-Real-IP: 203.0.113.7", "True-Client-IP: 203.0.113.7",
                        "CF-Connecting-IP: 203.0.113.7"))
                .isEqualTo(Wire.STRANGER);
    }

    @Test
    void behindAProxyOnlyTheLastHopThatIsNoProxyCounts() {
        assertThat(clientOf(Wire.PROXY, "X-Forwarded-For: 203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(clientOf(Wire.PROXY, "X-Forwarded-For: 198.51.100.1, 203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(clientOf(Wire.PROXY, "X-Forwarded-For: 198.51.100.1, 203.0.113.7, 127.0.0.1")).isEqualTo("203.0.113.7");
        for (String nonsense : List.of("", "unknown", "1.2.3.4.5", "999.1.1.1", "evil.example", "'; drop table account; --",
                "1.2.3.4:80", "[::1", "::1%lo", "127.0.0.1, evil", "x".repeat(10_000), ",,,", "\u0000")) {
            String said = Wire.send(Wire.PROXY, "", "GET /auth/login HTTP/1.1", "Host: " + host, "X-Forwarded-For: " + nonsense);
            assertThat(said).as(nonsense).matches("(?s)HTTP/1\\.1 (200|400) .*");
        }
    }

    @Test
    void aStrangerDoesNotChooseTheScheme() {
        assertThat(ask(Wire.STRANGER, "http://" + host, "X-Forwarded-Proto: https")).startsWith("HTTP/1.1 302");
        assertThat(ask(Wire.STRANGER, "https://" + host, "X-Forwarded-Proto: https")).startsWith("HTTP/1.1 403");
        assertThat(ask(Wire.PROXY, "https://" + host, "X-Forwarded-Proto: https")).startsWith("HTTP/1.1 302");
        assertThat(ask(Wire.PROXY, "http://" + host, "X-Forwarded-Proto: gopher\u0000")).matches("(?s)HTTP/1\\.1 (302|400) .*");
    }

    @TestFactory
    Stream<DynamicTest> noHeaderLeadsToAnotherPage() {
        String plain = page("X-Nothing: /");
        return Stream.of("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-Path", "X-Forwarded-Uri", "X-Original-Host",
                        "X-Forwarded-Server", "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X-Forwarded-Port", "Forwarded",
                        "Via", "Content-Location", "Referer")
                .map(header -> dynamicTest(header, () -> {
                    for (String value : List.of("/admin/accounts", "//evil.example/", "DELETE", "host=evil.example;proto=https", "81")) {
                        assertThat(page(header + ": " + value)).as(value).isEqualTo(plain);
                    }
                }));
    }

    @Test
    void aMethodIsTheOneOfTheRequestLine() {
        String ticket = scene.path("/ticket/{ticket}");
        for (String override : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            Wire.send(Wire.PROXY, "", "GET " + ticket + "?_method=POST&undo=yes HTTP/1.1", "Host: " + host, override + ": POST");
        }
        assertThat(scene.count("select count(*) from registration where tenant_id = ? and status = 'confirmed'")).isEqualTo(1);
    }

    @TestFactory
    Stream<DynamicTest> aPathLeadsNowhereElse() {
        return Stream.of("//evil.example/?lang=fr", "///evil.example/%2e%2e?lang=fr", "/\\evil.example/?lang=fr", "//evil.example/admin",
                        "/%2f%2fevil.example/?lang=fr", "/%5cevil.example?lang=fr", "/.//evil.example/?lang=th", "/x/..//evil.example/?lang=fr",
                        "http://evil.example/?lang=fr", "/auth/login?then=//evil.example", "/?lang=fr&x=%0d%0aSet-Cookie:a=b",
                        "/organizer//evil.example", "//evil.example/organizer", "//evil.example/%2e%2e/organizer")
                .map(path -> dynamicTest(path, () -> {
                    String said = Wire.send(Wire.PROXY, "", "GET " + path + " HTTP/1.1", "Host: " + host);
                    assertThat(said).doesNotMatch("(?s)HTTP/1\\.1 5.*");
                    assertThat(said.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location:")).toList())
                            .allMatch(line -> line.matches("(?i)location: (/|/[^/\\\\].*|http://" + host + "/.*)"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> noPathOpensWhatIsNotToBeOpened() {
        return Stream.of("/WEB-INF/web.xml", "/web-inf/web.xml", "/%57EB-INF/web.xml", "/./WEB-INF/web.xml", "//WEB-INF/web.xml",
                        "/assets/../WEB-INF/web.xml", "/assets/%2e%2e/WEB-INF/web.xml", "/assets/..%2fWEB-INF/web.xml", "/assets/..;/WEB-INF/web.xml",
                        "/assets/%252e%252e/WEB-INF/web.xml", "/assets/..%5cWEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/WEB-INF;x/web.xml",
                        "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF", "/jakarta.faces.resource/../web.xml?ln=.", "/admin/branding.xhtml",
                        "/admin/branding.xhtml;x", "/organizer.xhtml;x", "/account.xhtml;x", "/operator.xhtml;x", "/operator;x", "/%6fperator",
                        "/admin/branding/", "/admin;x/branding", "//admin/branding", "/admin//branding", "/admin/./branding", "/admin/branding%2exhtml",
                        "/ADMIN/branding", "/organizer/%2e%2e/admin/branding", "/assets/../admin/branding", "/assets;/../admin/accounts",
                        "/registrations/export?meeting=1", "/organizer/meeting/export?meeting=1", "/organizer;/meeting/1/registrations",
                        "/api/../admin/accounts", "/%00", "/admin/accounts%00", "/api/%2e%2e/admin/accounts", "/WEB-INF/templates/rich.xhtml;x",
                        "/jakarta.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrid=x&pfdrt=sc", "/health/../admin/accounts")
                .map(path -> dynamicTest(path, () -> {
                    String said = Wire.send(Wire.PROXY, "", "GET " + path + " HTTP/1.1", "Host: " + host, "Accept-Language: en");
                    assertThat(said).as("as a stranger").matches("(?s)HTTP/1\\.1 (30[1-8]|4\\d\\d) .*");
                    assertThat(said).doesNotContain("<display-name>", "House visitor", "House person", "Olga", "ui:composition");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoRequestIsRefusedInOneLine() {
        String get = "GET / HTTP/1.1\r\nHost: " + host + "\r\n";
        return Stream.of("GET\r\n\r\n", "\r\n\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\0\1\2\3\r\n\r\n", "GET /\0 HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
                        get + "X: a\0b\r\nConnection: close\r\n\r\n", get + "X" + "x".repeat(100_000) + ": a\r\n\r\n",
                        get + "Cookie: " + "a=b; ".repeat(5_000) + "\r\nConnection: close\r\n\r\n", get + "H: a\r\n".repeat(5_000) + "\r\n",
                        "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
                        get.replace("GET", "POST") + "Content-Length: -1\r\n\r\n", get.replace("GET", "POST") + "Content-Length: 99999999999999\r\n\r\n",
                        get.replace("GET", "POST") + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n",
                        get.replace("GET", "POST") + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZZ\r\n",
                        "GET / HTTP/1.1\r\nHost: a\0" + host + "\r\nConnection: close\r\n\r\n", "GET / HTTP/1.1\r\nHost: " + "a".repeat(5_000) + "\r\nConnection: close\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: '; drop table x; --.localhost\r\nConnection: close\r\n\r\n", "GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: \u00e9.localhost\r\nConnection: close\r\n\r\n", "GET / HTTP/1.1\r\n Host: x\r\nConnection: close\r\n\r\n")
                .map(request -> dynamicTest(named(request), () -> {
                    String said = Wire.bytes(Wire.STRANGER, request.getBytes(ISO_8859_1));
                    assertThat(said).doesNotMatch("(?s)HTTP/1\\.1 5.*").doesNotContainIgnoringCase("exception", "undertow", "wildfly", "set-cookie");
                    assertThat(new ArrayList<>(said.lines().filter(line -> line.startsWith("HTTP/1.1 200")).toList())).hasSizeLessThan(2);
                }));
    }

    private static String named(String request) {
        String readable = request.replaceAll("\\p{Cntrl}", "·");
        return readable.substring(0, Math.min(60, readable.length()));
    }

    /** The address that a code which was asked for so is counted against. */
    private static String clientOf(String from, String... headers) {
        ask(from, "http://" + host, headers);
        return World.text("select client from one_time_code where tenant_id = ? order by created_at desc limit 1", scene.world().id());
    }

    private static String ask(String from, String origin, String... headers) {
        List<String> lines = new ArrayList<>(List.of(
                "POST /auth/login HTTP/1.1", "Host: " + host, "Origin: " + origin, "Content-Type: application/x-www-form-urlencoded"));
        lines.addAll(List.of(headers));
        return Wire.send(from, "email=somebody" + System.nanoTime() + "%40nowhere.example", lines.toArray(String[]::new));
    }

    private static String page(String header) {
        String said = Wire.send(Wire.STRANGER, "", "GET / HTTP/1.1", "Host: " + host, header);
        return said.substring(said.indexOf("<html")).replaceAll("(nonce|idempotency_key\" value)=\"[^\"]*\"", "");
    }
}
