package org.prachum.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.registration.Stage;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;

/**
 * Ten thousand requests made up from {@code openapi.json}: each operation with values that its schema allows and many that it does not, in
 * its path, query, headers and body. None is answered 5xx, each answer has a status that the operation describes, and what is refused is a
 * problem document of that status. The seed is said where one fails, and {@code PRACHUM_FUZZ_SEED} takes it.
 */
class OpenApiFuzzIT {

    private static final int REQUESTS = 10_000;
    private static final int AT_ONCE = 4;
    private static final long SEED =
            Long.parseLong(System.getenv().getOrDefault("PRACHUM_FUZZ_SEED", String.valueOf(System.currentTimeMillis() / 86_400_000)));

    private static final List<String> TEXTS = List.of(
            "", " ", "100001", "0000100001", "1", "-1", "0", "999999999999999999999", "1e9", "null", "true", "abc", "ÄÖÜ", "ประชุม", "😀",
            "\u0000", "\u200b100001", "a\nb", "a\r\nX-Header: 1", "'; drop table meeting; --", "../../WEB-INF/web.xml", "%2e%2e", "${1+1}",
            "#{1+1}", "<script>alert(1)</script>", "\"", "\\", "=1+1", "x".repeat(300), "9".repeat(21), "\ud800", "someone@acme.example",
            "someone@", "http://acme.example/");

    private static final List<String> ACCEPTED = List.of(
            "application/json", "*/*", "text/html", "application/problem+json", "application/json;q=0.1, text/html", "", "nonsense", "a/b;q=abc", "application/json;q=2",
            "application/*");

    private static final List<String> CONTENT_TYPES = List.of(
            "application/json", "application/json", "application/json", "application/json;charset=utf-8", "application/json ;charset=utf-8",
            "application/json; charset=\"UTF-8\"", "text/plain", "text/csv", "application/x-www-form-urlencoded", "nonsense",
            "application/json; charset=nonsense", "application/vnd.api+json");

    private final Stage stage = new Stage();
    private final int meeting = stage.meeting("Board");
    private final JsonObject document = object(stage.visitor().get("/openapi.json").body());
    private final List<Operation> operations = operations();

    /** A verb at a path, and what is said of it. */
    private record Operation(String verb, String path, JsonObject described) {

        boolean describes(int status) {
            return described.getJsonObject("responses").containsKey(String.valueOf(status));
        }
    }

    @Test
    void nothingThatCanBeSentIsMoreThanRefused() throws Exception {
        stage.employee("100001", "100001", "Ann Becker", null);
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<List<String>>> work = IntStream.range(0, AT_ONCE)
                    .mapToObj(sender -> (Callable<List<String>>) () -> send(new Random(SEED * AT_ONCE + sender), REQUESTS / AT_ONCE))
                    .toList();
            List<String> wrong = new ArrayList<>();
            for (Future<List<String>> sent : senders.invokeAll(work)) {
                wrong.addAll(sent.get());
            }
            assertThat(wrong).as("seed " + SEED).isEmpty();
        } finally {
            senders.shutdownNow();
        }
    }

    private List<String> send(Random random, int most) {
        Client visitor = stage.world().visitor();
        Client ann = stage.world().signedIn("ann");
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < most && wrong.size() < 20; i++) {
            Operation operation = one(random, operations);
            Client client = random.nextInt(4) == 0 ? ann : visitor;
            client.with("X-Forwarded-For", "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256));
            String path = path(random, operation);
            String body = random.nextInt(20) == 0 ? one(random, TEXTS) : body(random, operation);
            Answer answer = client.send(request(random, client, operation, path, body));
            String said = operation.verb() + " " + path + " " + body + " was answered " + answer.status() + " " + answer.body();
            if (!isDescribed(operation, answer)) {
                wrong.add(said.substring(0, Math.min(said.length(), 600)));
            }
        }
        return wrong;
    }

    private static boolean isDescribed(Operation operation, Answer answer) {
        if (answer.status() >= 500 && answer.status() != 503 || !operation.describes(answer.status())) {
            return false;
        }
        if (answer.status() < 400 || answer.status() == 409 && answer.header("Content-Type").startsWith("application/json")) {
            return true;
        }
        return answer.header("Content-Type").startsWith("application/problem+json")
                && object(answer.body()).getInt("status") == answer.status()
                && object(answer.body()).getString("type").startsWith("/problems/");
    }

    private HttpRequest.Builder request(Random random, Client client, Operation operation, String path, String body) {
        HttpRequest.Builder request = client.request(path);
        request.setHeader("Accept", random.nextInt(3) > 0 ? "application/json" : one(random, ACCEPTED));
        if (random.nextInt(3) > 0) {
            request.setHeader("Sec-Fetch-Site", "same-origin");
        }
        if (random.nextInt(5) == 0) {
            request.setHeader("Accept-Language", one(random, List.of("th", "fr;q=0.1", "xx-YY", "nonsense;;;", "*")));
        }
        if (random.nextInt(5) == 0) {
            request.setHeader("Idempotency-Key", one(random, List.of("1", "same", " ", "x".repeat(255), "x".repeat(256))));
        }
        byte[] bytes = body.getBytes(random.nextInt(50) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (operation.verb().equals("post")) {
            request.setHeader("Content-Type", one(random, CONTENT_TYPES));
        }
        return request.method(
                operation.verb().toUpperCase(Locale.ROOT),
                operation.verb().equals("post") ? HttpRequest.BodyPublishers.ofByteArray(bytes) : HttpRequest.BodyPublishers.noBody());
    }

    private String path(Random random, Operation operation) {
        String path = operation.path()
                .replace("{meeting}", segment(random, String.valueOf(meeting)))
                .replace("{number}", segment(random, operation.path().contains("meetings") ? String.valueOf(meeting) : "100001"))
                .replace("{registration}", segment(random, "00000000-0000-4000-8000-000000000000"));
        return random.nextInt(5) > 0 ? path : path + "?key=" + encode(one(random, TEXTS)) + "&" + encode(one(random, TEXTS)) + "=1";
    }

    private static String segment(Random random, String good) {
        String segment = random.nextInt(3) > 0 ? good : one(random, TEXTS);
        return segment.isEmpty() || segment.contains("/") || segment.contains("\\") ? good : encode(segment).replace("+", "%20");
    }

    /** An object with what the schema names, each left out, right, or of any other kind. */
    private String body(Random random, Operation operation) {
        JsonObject content = operation.described().containsKey("requestBody")
                ? operation.described().getJsonObject("requestBody").getJsonObject("content")
                : JsonValue.EMPTY_JSON_OBJECT;
        if (!content.containsKey("application/json")) {
            return "{}";
        }
        JsonObject properties = resolved(content.getJsonObject("application/json").getJsonObject("schema")).getJsonObject("properties");
        String members = properties.keySet().stream()
                .filter(name -> random.nextInt(3) > 0)
                .map(name -> quoted(name) + ":" + value(random, name, 0))
                .collect(Collectors.joining(","));
        String object = "{" + members + (random.nextInt(20) == 0 ? ",\"unknown\":" + value(random, "", 0) : "") + "}";
        return random.nextInt(20) == 0 ? object.substring(0, random.nextInt(object.length())) : object.replace("{,", "{");
    }

    private static String value(Random random, String name, int depth) {
        if (name.equals("employee_number") && random.nextInt(2) == 0) {
            return "\"100001\"";
        }
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> one(random, List.of("null", "true", "false"));
            case 1 -> one(random, List.of("0", "-1", "1.5", "1e400", "123456789012345678901234567890"));
            case 2, 3, 4 -> quoted(one(random, TEXTS));
            case 5 -> IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> value(random, "", depth + 1))
                    .collect(Collectors.joining(",", "[", "]"));
            default -> IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> quoted(one(random, TEXTS) + i) + ":" + value(random, "", depth + 1))
                    .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(letter -> quoted.append(
                letter < ' ' || letter == '"' || letter == '\\' || Character.isSurrogate((char) letter)
                        ? "\\u%04x".formatted(letter)
                        : String.valueOf((char) letter)));
        return quoted.append('"').toString();
    }

    private static <T> T one(Random random, List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        document.getJsonObject("paths").forEach((path, verbs) -> verbs.asJsonObject().forEach((verb, described) -> {
            if (List.of("get", "post", "delete").contains(verb)) {
                found.add(new Operation(verb, path, described.asJsonObject()));
            }
        }));
        return found;
    }

    private JsonObject resolved(JsonObject schema) {
        return schema.containsKey("$ref")
                ? resolved(Json.createPointer(schema.getString("$ref").substring(1)).getValue(document).asJsonObject())
                : schema;
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
