package org.prachum.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Screen;

/** What breaks a rule is refused in a word, and the log hears nothing of it: no warning, and nothing that was typed. */
@Isolated("it reads all that is logged meanwhile")
class MalformedRequestIT {

    private static final String MARK = "Zqforged";
    private static final Set<String> QUIET = Set.of("TRACE", "DEBUG", "FINE", "FINER", "FINEST", "CONFIG", "INFO");

    private final Scene scene = Scene.of("Malformed");
    private final String host = scene.world().subdomain() + ".localhost:" + House.open().server().port();
    private final String session = scene.admin().cookies().get("SID");
    private final List<String> failed = new ArrayList<>();
    private long logged;

    @BeforeEach
    void listen() throws IOException {
        logged = Files.size(House.open().server().log());
    }

    @Test
    void cookiesOfOthersAreNoMatter() {
        String many = IntStream.range(0, 700).mapToObj(i -> "of-the-parent-domain-" + i + "=" + MARK).collect(Collectors.joining("; "));
        for (String page : List.of("/", "/submit/1", "/auth/login", "/api/check_employee/100001")) {
            assertThat(get(page, "Cookie: " + many)).as(page).startsWith("HTTP/1.1 200");
            assertThat(get(page, "Cookie: " + many.substring(0, 1_000), "Cookie: lang=th")).as(page).startsWith("HTTP/1.1 200");
        }
        assertThat(get("/admin/accounts", "Cookie: " + many + "; SID=" + session)).as("among them is ours").startsWith("HTTP/1.1 200");
        assertThat(post("/api/meetings/1/registrations/", "{\"employee_number\":\"100002\"}", "Content-Type: application/json", "Cookie: " + many))
                .as("they lend no authority, so no origin is asked for")
                .startsWith("HTTP/1.1 201");
        for (String odd : List.of("=", ";;;", "a", "a=\"" + MARK, "$Version=9; $Path=/; a=b", "SID=" + MARK + "\t", "lang=" + MARK, "__Host-SID=x", "é=ü",
                "a={\"b\":[1]}", "SID=\"a\\\"b\"", "browser=" + "x".repeat(5_000), "SID=; SID=; SID=")) {
            tries("/", "Cookie: " + odd);
            tries("/admin/accounts", "Cookie: " + odd);
        }
    }

    @Test
    void headersThatAreNoneAreRefusedOrPassedOver() {
        List<String> headers = new ArrayList<>(List.of(
                "Faces-Request: partial/ajax", "Faces-Request: partial/process", "Faces-Request: " + MARK, "X-Requested-With: " + MARK));
        for (String weighted : List.of("Accept", "Accept-Language", "Accept-Charset", "Accept-Encoding")) {
            for (String value : List.of("text/html;q=abc", "text/html;q=", "text/html;q=-1", "*/*;q=9999999999999", ";q=1", "/", "text/", "a/b/c", ",,,", "*;q=NaN",
                    "text/html;q=0.5;q=" + MARK, "text/html;" + MARK, "\"", "th;q=1,;q=x", "en-" + "x".repeat(900), "a,".repeat(8_000), "gzip;q=1e5", "\u00ff")) {
                headers.add(weighted + ": " + value);
            }
        }
        for (String value : List.of("bytes=9-1", "bytes=-", "bytes=0-0,1-1,2-2", "bytes=" + "0-1,".repeat(2_000), "lines=1-2", "bytes=99999999999999999999-", MARK)) {
            headers.add("Range: " + value);
            headers.add("If-Range: " + value);
        }
        for (String value : List.of("never", "Mon, 99 Foo 9999 99:99:99 GMT", "-1", "", "9".repeat(400), MARK)) {
            headers.addAll(List.of("If-Modified-Since: " + value, "If-Unmodified-Since: " + value, "If-None-Match: " + value, "If-Match: " + value));
        }
        headers.addAll(List.of("Content-Type: " + MARK, "Content-Type: text/html; charset=" + MARK, "Content-Type: multipart/form-data", "Content-Type: ;",
                "Content-Type: application/json; charset=utf-99", "Authorization: " + MARK, "Authorization: Basic !!!", "Expect: " + MARK, "TE: " + MARK,
                "Upgrade: websocket", "Origin: " + MARK, "Referer: \u0001", "X-Forwarded-Proto: " + MARK, "Content-Encoding: gzip",
                "Max-Forwards: x", "Content-Language: \u00e9", "traceparent: " + MARK, "Priority: " + MARK, "Sec-Fetch-Site: " + MARK));
        for (String header : headers) {
            int turn = headers.indexOf(header);
            tries(List.of("/", "/submit/1", "/auth/login").get(turn % 3), header);
            tries(List.of("/api/check_employee/100001", "/api/meetings/").get(turn % 2), header);
            tries(List.of("/assets/lean.css", "/calendar.ics", "/brand.css", "/robots.txt").get(turn % 4), header);
            tries(List.of("/admin/employees", "/organizer", "/account").get(turn % 3), header, "Cookie: SID=" + session);
            check(header + " posted", post("/api/meetings/1/registrations/", "{}", header.startsWith("Content-Type") ? header : header + "\r\nContent-Type: application/json"));
            check(header + " sent by a form", post("/submit/1", "emp_id=" + MARK,
                    header.startsWith("Content-Type") ? header : header + "\r\nContent-Type: application/x-www-form-urlencoded"));
        }
        assertThat(get("/api/check_employee/100001", "Accept: text/html;q=abc")).startsWith("HTTP/1.1 400");
        assertThat(get("/", "Accept: text/html, application/xhtml+xml;q=0.9, */*;q=.8", "Accept-Language: th-TH,th;q=0.9,en;q=0.8")).startsWith("HTTP/1.1 200");
    }

    @Test
    void parametersThatNoFormHasAreRefused() {
        String form = "Content-Type: application/x-www-form-urlencoded";
        List<String> bodies = List.of("&".repeat(262_000), "=&".repeat(131_000), "a&".repeat(131_000), "emp_id=1&".repeat(29_000), "%zz=%zz&%", "%", "%u0041=%u0041",
                "emp_id=%ff%fe" + MARK, "emp_id=%c0%af", "emp_id=%ed%a0%80", "x".repeat(200_000) + "=" + MARK, "emp_id=" + MARK + "&emp_id=" + MARK, "=" + MARK, "emp_id[]=1",
                "jakarta.faces.partial.ajax=true&jakarta.faces.source=" + MARK, "jakarta.faces.ViewState=" + MARK, "primefaces.nonce=" + MARK + "%0d%0aFORGED+line",
                "table_rows=" + MARK + "%0aFORGED&table_first=x&table_pagination=true&table=table", "jakarta.faces.ClientWindow=" + MARK,
                "omnifaces.event=unload&id=" + MARK, "primefaces.skipautocomplete=" + MARK);
        String own = "Cookie: SID=" + session + "\r\nSec-Fetch-Site: same-origin\r\nOrigin: http://" + host + "\r\n" + form;
        for (String body : bodies) {
            int turn = bodies.indexOf(body);
            for (String page : List.of(List.of("/", "/submit/1", "/auth/login").get(turn % 3), "/api/meetings/1/registrations/")) {
                check("sent to " + page + ": " + start(body), post(page, body, form));
                check("sent by a script to " + page + ": " + start(body), post(page, body, form + "\r\nFaces-Request: partial/ajax"));
            }
            for (String page : List.of(List.of("/admin/employees", "/organizer").get(turn % 2), List.of("/admin/audit", "/account", "/admin/accounts").get(turn % 3))) {
                check("sent to " + page + ": " + start(body), post(page, body, own));
                check("sent by a script to " + page + ": " + start(body), post(page, body, own + "\r\nFaces-Request: partial/ajax"));
                tries(page + "?" + (body.length() > 8_000 ? body.substring(0, 8_000) : body).replace("%zz", "").replaceFirst("%.?$", ""), "Cookie: SID=" + session);
                tries(page + "?" + (body.length() > 8_000 ? "" : body.replaceFirst("%.?$", "")), "Faces-Request: partial/ajax", "Cookie: SID=" + session);
            }
        }
        assertThat(post("/submit/1", "&".repeat(262_000), form)).matches("(?s)HTTP/1\\.1 (200|400) .*");
        assertThat(post("/submit/1", "a&".repeat(131_000), form)).startsWith("HTTP/1.1 400");
        for (String query : List.of("%zz", "a=%", "%ff%fe=" + MARK, "a=%00", "emp_id=%c3", "\u00e9=1", "a=b;c=d", "?????", "&&&&", "x=" + "y".repeat(20_000))) {
            tries("/?" + query);
            tries("/api/meetings/?" + query);
            tries("/submit/1?" + query);
        }
    }

    /** A page that was open while its session or state went away. */
    @Test
    void whatHasExpiredIsNoError() {
        var admin = scene.world().visitor().cookie("SID", session);
        Screen page = Screen.open(admin, "/admin/domains");
        Answer gone = Screen.open(admin, "/admin/domains").shown();
        String state = gone.between("name=\"jakarta.faces.ViewState\"", "/>");
        String value = state.substring(state.indexOf("value=\"") + 7, state.lastIndexOf('"'));
        for (int i = 0; i < 40; i++) {
            admin.get("/admin/domains");
        }
        String own = "Cookie: SID=" + session + "\r\nSec-Fetch-Site: same-origin\r\nOrigin: http://" + host + "\r\nContent-Type: application/x-www-form-urlencoded";
        for (String body : List.of("claim=claim&domain=" + MARK, "claim=claim&jakarta.faces.ViewState=" + value.substring(0, 5) + MARK,
                "claim=claim&add=add&jakarta.faces.ViewState=" + URLEncoder.encode(value, UTF_8))) {
            check(body, post("/admin/domains", body, own));
            check(body + " by a script", post("/admin/domains", body + "&jakarta.faces.partial.ajax=true&jakarta.faces.source=add", own + "\r\nFaces-Request: partial/ajax"));
            check(body + " by a stranger", post("/admin/domains", body, own.replace(session, MARK)));
            check(body + " by a stranger's script", post("/admin/domains", body, own.replace(session, MARK) + "\r\nFaces-Request: partial/ajax"));
        }
        Answer last = page.send("claim", "add", "claim", "claim list", "domain", MARK);
        assertThat(last.status()).isLessThan(500);
    }

    @Test
    void whatIsHalfARequestIsNoError() {
        String post = "POST /api/meetings/1/registrations/ HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nConnection: close\r\n";
        for (String request : List.of(post + "Content-Length: 6\r\nContent-Length: 5\r\n\r\n{}    ", post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + MARK + "\r\n0\r\n\r\n", post + "Transfer-Encoding: gzip\r\n\r\n", post + "Content-Length: x\r\n\r\n",
                post + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n{}", "TRACE / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n", MARK + " / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
                "CONNECT " + host + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
                "GET http://" + host + "/submit/1 HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
                "GET /" + MARK + "%zz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n", "GET /%ff%fe HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
                "POST /submit/1 HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 30\r\nConnection: close\r\n\r\n--x\r\nContent-Disposition: " + MARK)) {
            String body = request.endsWith(MARK) && request.contains("boundary") ? request + " ".repeat(40) : request;
            check(start(request), Wire.bytes(Wire.PROXY, body.getBytes(ISO_8859_1)));
        }
        Wire.abandon((post + "Content-Length: 500\r\n\r\n{\"" + MARK).getBytes(UTF_8));
        String trace = Wire.bytes(Wire.PROXY, ("TRACE / HTTP/1.1\r\nHost: " + host + "\r\nX-Typed: " + MARK + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
        assertThat(trace).startsWith("HTTP/1.1 405").contains("X-Content-Type-Options: nosniff").doesNotContain(MARK);
    }

    @AfterEach
    void noneFailedAndNothingWasLogged() {
        assertThat(failed).as("answered as a failure of ours").isEmpty();
        List<String> lines = linesSince();
        assertThat(lines).noneMatch(line -> line.contains(MARK));
        assertThat(lines).noneMatch(line -> line.contains("FORGED"));
        assertThat(lines.stream().filter(line -> line.startsWith("{")).map(MalformedRequestIT::json)
                        .filter(line -> !QUIET.contains(line.getString("level")))
                        .map(JsonObject::toString))
                .isEmpty();
        assertThat(lines).allMatch(line -> line.isEmpty() || line.startsWith("{"));
    }

    private List<String> linesSince() {
        try {
            byte[] all = Files.readAllBytes(House.open().server().log());
            return new String(all, (int) logged, all.length - (int) logged, UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonObject json(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    private String get(String page, String... headers) {
        return Wire.send(Wire.PROXY, "", Stream.concat(Stream.of("GET " + page + " HTTP/1.1", "Host: " + host), Stream.of(headers)).toArray(String[]::new));
    }

    private String post(String page, String body, String... headers) {
        return Wire.send(Wire.PROXY, body, Stream.concat(Stream.of("POST " + page + " HTTP/1.1", "Host: " + host), Stream.of(headers)).toArray(String[]::new));
    }

    private void tries(String page, String... headers) {
        String what = start(page) + " with " + Stream.of(headers).map(MalformedRequestIT::start).toList();
        try {
            check(what, get(page, headers));
        } catch (UncheckedIOException broken) {
            failed.add(what + ": " + broken.getMessage());
        }
    }

    private void check(String what, String said) {
        if (said.matches("(?s)HTTP/1\\.1 5.*")) {
            failed.add(what + ": " + said.lines().findFirst().orElse(""));
        }
    }

    private static String start(String text) {
        return text.substring(0, Math.min(80, text.length())).replaceAll("\\p{Cntrl}", "·");
    }
}
