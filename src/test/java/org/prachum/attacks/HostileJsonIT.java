package org.prachum.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.World;

/** The wire answers whatever cannot be taken with a problem document (RFC 9457), and stores nothing of it. */
class HostileJsonIT {

    private static final String REGISTRATIONS = "/api/meetings/2/registrations/";
    private static final String JSON = "application/json";

    static Scene scene;

    @BeforeAll
    static void build() {
        scene = Scene.of("House");
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeTakenIsAProblem() {
        Map<String, String> bodies = new TreeMap<>();
        bodies.put("nothing", "");
        bodies.put("null", "null");
        bodies.put("a number", "1");
        bodies.put("a text", "\"100001\"");
        bodies.put("an array", "[]");
        bodies.put("an array of bodies", "[{\"employee_number\":\"100001\"}]");
        bodies.put("cut off", "{\"employee_number\":\"1000");
        bodies.put("a comma too many", "{\"employee_number\":\"100001\",}");
        bodies.put("two documents", "{\"employee_number\":\"1\"}{\"employee_number\":\"100001\"}");
        bodies.put("an object for a text", "{\"employee_number\":{\"a\":1}}");
        bodies.put("an array for a text", "{\"employee_number\":[\"100001\"]}");
        bodies.put("true for a text", "{\"employee_number\":true}");
        bodies.put("null for a text", "{\"employee_number\":null}");
        bodies.put("10^30", "{\"employee_number\":1" + "0".repeat(30) + "}");
        bodies.put("10^1000000000", "{\"employee_number\":1e1000000000}");
        bodies.put("negative", "{\"employee_number\":-1}");
        bodies.put("NaN", "{\"employee_number\":NaN}");
        bodies.put("never ended", "{\"employee_number\":\"100001\",\"x\":[");
        bodies.put("never ended either", "{\"x\":{");
        bodies.put("deep arrays", "{\"employee_number\":\"1\",\"x\":" + "[".repeat(100_000));
        bodies.put("deep objects", "{\"a\":".repeat(100_000));
        bodies.put("deep and closed", "[".repeat(5_000) + "]".repeat(5_000));
        bodies.put("5 MB in the number", "{\"employee_number\":\"" + "1".repeat(5 << 20) + "\"}");
        bodies.put("5 MB of blanks in the number", "{\"employee_number\":\"" + " ".repeat(5 << 20) + "\"}");
        bodies.put("5 MB in the name", "{\"employee_number\":\"999999\",\"name\":\"" + "x".repeat(5 << 20) + "\"}");
        bodies.put("5 MB in the address", "{\"employee_number\":\"100001\",\"email\":\"" + "a.".repeat(5 << 19) + "@x.example\"}");
        bodies.put("a NUL in the number", "{\"employee_number\":\"10\\u00000001\"}");
        bodies.put("a NUL in the address", "{\"employee_number\":\"100001\",\"email\":\"a\\u0000@x.example\"}");
        bodies.put("a lone surrogate in the number", "{\"employee_number\":\"\\ud800100001\"}");
        bodies.put("two numbers", "{\"employee_number\":\"100001\",\"employee_number\":\"100002\"}");
        bodies.put("SQL", "{\"employee_number\":\"1'; drop table account; --\"}");
        bodies.put("a script", "{\"employee_number\":\"<script>alert(1)</script>\"}");
        bodies.put("lines in the address", "{\"employee_number\":\"100001\",\"email\":\"a@x.example\\r\\nBcc: b@x.example\"}");
        bodies.put("another's organization and no number", "{\"tenant_id\":\"00000000-0000-0000-0000-000000000001\",\"status\":\"confirmed\"}");
        return bodies.entrySet().stream().map(body -> dynamicTest(body.getKey(), () -> {
            long before = rows();
            Answer answer = post(JSON, body.getValue().getBytes(UTF_8));
            refuses(answer, body.getKey());
            assertThat(rows()).isEqualTo(before);
        }));
    }

    @TestFactory
    Stream<DynamicTest> bytesThatAreNoTextAreAProblem() {
        byte[] whole = "{\"employee_number\":\"100001\"}".getBytes(UTF_8);
        Map<String, byte[]> bodies = Map.of(
                "broken UTF-8", "{\"employee_number\":\"999999\",\"name\":\"\u00ff\u00fe\"}".getBytes(ISO_8859_1),
                "UTF-16 without a mark, cut", Arrays.copyOf("{\"employee_number\":\"100001\"}".getBytes(UTF_16LE), 33),
                "NUL", new byte[100],
                "an archive", "PK\3\4".getBytes(ISO_8859_1));
        return Stream.concat(
                bodies.entrySet().stream().map(body -> dynamicTest(body.getKey(), () -> refuses(post(JSON, body.getValue()), body.getKey()))),
                Stream.of("text/plain", "text/xml", "application/x-www-form-urlencoded", "multipart/form-data", 
                                "not a type", "*/*", "application/java-serialized-object")
                        .map(type -> dynamicTest(type, () -> refuses(post(type, whole), type))));
    }

    @Test
    void whatNobodyTypesIsLeftOutOfAName() {
        Answer answer = post(JSON, ("{\"employee_number\":\"700001\",\"name\":\"Ze\\u0000d \\ud800<b>\\r\\nX\","
                        + "\"position\":\"=1+1\",\"unknown\":{\"a\":[1]}}").getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(201);
        Harmless.check(answer, "a name");
        String name = World.text("select name from registration where tenant_id = ? and number_key = '700001'", scene.world().id());
        assertThat(name).startsWith("Ze d ").doesNotContain("\n", "\0");
        assertThat(scene.admin().get("/organizer/meeting/" + answer.between("\"meeting\":", ",") + "/registrations").body())
                .contains("&lt;b&gt;")
                .doesNotContain("<b>\r", "d <b>");
    }

    @TestFactory
    Stream<DynamicTest> everyAddressOfTheWireAnswersInItsOwnWay() {
        List<String> segments = List.of(
                "%00", "%E0%A4", "%FF", "..%2F..%2Fetc", "%2e%2e", "1'%20or%201=1", "%3Cscript%3E", "-1", "1".repeat(31), "x".repeat(8_000),
                "%0d%0aSet-Cookie:%20a=b", "%E0%B9%91%E0%B9%92", ";jsessionid=1", "1;a=b", "%2F", "%5c", "+", "%20", "%ED%A0%80");
        return segments.stream().map(segment -> dynamicTest(segment.substring(0, Math.min(30, segment.length())), () -> {
            for (String path : List.of("/api/check_employee/" + segment, "/api/registration_status/2/" + segment,
                    "/api/registration_status/" + segment + "/100001", "/api/registration_status/2/100001?key=" + segment,
                    "/api/meetings/" + segment + "/registrations/", "/api/" + segment)) {
                Answer answer = scene.visitor().get(path);
                Harmless.check(answer, path);
                if (answer.status() >= 400 && !answer.header("Content-Type").startsWith("text/html")) {
                    Harmless.problem(answer, path);
                }
            }
            String keyed = REGISTRATIONS + "?key=" + segment;
            Harmless.check(scene.visitor().postJson(keyed, "{\"employee_number\":\"100009\"}"), keyed);
            Harmless.check(scene.visitor().with("Idempotency-Key", "k" + segment).postJson(REGISTRATIONS, "{\"employee_number\":\"100010\"}"), segment);
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotOfferedIsAProblemToo() {
        return Stream.of("GET", "PUT", "DELETE", "PATCH", "NONSENSE").map(method -> dynamicTest(method, () -> {
            Client client = scene.visitor();
            Answer answer = client.send(client.request(REGISTRATIONS).method(method, BodyPublishers.noBody()));
            assertThat(answer.status()).isEqualTo(405);
            Harmless.problem(answer, method);
        }));
    }

    @Test
    void whatNobodyCanReadIsNotWritten() {
        Answer answer = scene.visitor().with("Accept", "image/png").postJson(REGISTRATIONS, "{\"employee_number\":\"100011\"}");

        refuses(answer, "Accept: image/png");
        assertThat(answer.status()).isEqualTo(406);
    }

    private static void refuses(Answer answer, String what) {
        Harmless.check(answer, what);
        assertThat(answer.status()).as(what).isBetween(400, 499);
        Harmless.problem(answer, what);
    }

    private static Answer post(String type, byte[] body) {
        Client client = scene.visitor();
        return client.send(client.request(REGISTRATIONS).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private static long rows() {
        return scene.count("select count(*) from registration where tenant_id = ?");
    }
}
