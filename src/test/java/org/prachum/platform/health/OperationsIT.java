package org.prachum.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Patience;
import org.prachum.testing.Statements;
import org.prachum.testing.World;

/** What a node tells whoever runs it: its health, its numbers, its log. */
@ResourceLock(Statements.OF_THE_OPERATOR)
class OperationsIT {

    private static final Pattern SAMPLE = Pattern.compile(
            "[a-z][a-z0-9_]*(\\{[a-z_]+=\"([^\"\\\\\n]|\\\\[\\\\\"n])*\"(,[a-z_]+=\"([^\"\\\\\n]|\\\\[\\\\\"n])*\")*})? (-?[0-9.]+(E-?[0-9]+)?|[+-]Inf|NaN)");

    House house = House.open();

    @Test
    void itsHealthIsToldOnAnyHost() {
        for (Client client : List.of(Client.at(""), Client.atHost("nobodys.example"), World.create().visitor())) {
            assertThat(client.get("/health").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(client.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
            Answer ready = client.get("/health/ready");
            assertThat(ready.status()).isEqualTo(200);
            JsonObject json = json(ready.body());
            assertThat(json.getString("status")).isEqualTo("UP");
            assertThat(json.getJsonArray("checks").getValuesAs(check -> check.asJsonObject().getString("name")))
                    .containsExactly("database", "dispatcher", "lines", "migrations", "open");
        }
        assertThat(Client.at("").get("/health/other").status()).isEqualTo(404);
    }

    @Test
    void itIsNotReadyWithoutItsMigrations() {
        Client client = Client.at("");
        String newest = World.text("select version from flyway_schema_history order by installed_rank desc limit 1");
        World.text("update flyway_schema_history set success = false where version = ? returning version", newest);
        try {
            assertThat(client.get("/health/ready").status()).isEqualTo(503);
            assertThat(client.get("/health/ready").body()).contains("{\"name\":\"migrations\",\"status\":\"DOWN\"}");
            assertThat(client.get("/health/live").status()).isEqualTo(200);
        } finally {
            World.text("update flyway_schema_history set success = true where version = ? returning version", newest);
        }
        assertThat(client.get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void itsNumbersAreForWhoeverBringsTheToken() {
        Client client = Client.atHost("nobodys.example");
        for (String header : List.of("", "Basic " + House.METRICS_TOKEN, "Bearer", "Bearer " + House.METRICS_TOKEN + "x",
                "Bearer " + House.METRICS_TOKEN.substring(1))) {
            Answer refused = client.with("Authorization", header).get("/metrics");
            assertThat(refused.status()).as(header).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(refused.body()).isEmpty();
        }
        Answer page = client.with("Authorization", "bearer " + House.METRICS_TOKEN).get("/metrics");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type").replace(" ", "")).isEqualToIgnoringCase("text/plain;version=0.0.4;charset=utf-8");
    }

    @Test
    void itsNumbersAreSoundAndNameNoOrganization() {
        World acme = World.create();
        announce(acme);
        double registered = number("prachum_registrations_total{outcome=\"registered\"}");
        double already = number("prachum_registrations_total{outcome=\"already\"}");
        double posted = number("prachum_http_request_duration_seconds_count{method=\"POST\",route=\"/api/meetings/{number}/registrations/\",status=\"2xx\"}");
        register(acme, "100001");
        register(acme, "100001");
        acme.visitor().get("/submit/1");
        acme.visitor().get("/nowhere/" + UUID.randomUUID());

        // Others register meanwhile.
        assertThat(number("prachum_registrations_total{outcome=\"registered\"}")).isGreaterThanOrEqualTo(registered + 1);
        assertThat(number("prachum_registrations_total{outcome=\"already\"}")).isGreaterThanOrEqualTo(already + 1);
        assertThat(number("prachum_http_request_duration_seconds_count{method=\"POST\",route=\"/api/meetings/{number}/registrations/\",status=\"2xx\"}"))
                .isGreaterThanOrEqualTo(posted + 1);
        String page = metrics();
        List<String> lines = page.lines().filter(line -> !line.startsWith("#")).toList();
        assertThat(lines).allMatch(line -> SAMPLE.matcher(line).matches()).doesNotHaveDuplicates();
        assertThat(lines.stream().map(line -> line.substring(0, line.lastIndexOf(' ')))).doesNotHaveDuplicates();
        assertThat(page.lines().filter(line -> line.startsWith("# TYPE "))).doesNotHaveDuplicates();
        assertThat(page).contains(
                "route=\"/submit/{meeting}\",status=\"2xx\"",
                "route=\"other\",status=\"4xx\"",
                "prachum_mails_total{outcome=\"sent\"}",
                "prachum_outbox_waiting{channel=\"mail\"}",
                "prachum_outbox_lag_seconds{channel=\"webhook\"}",
                "\nprachum_desk_waiting ",
                "prachum_database_connections{state=\"idle\"}",
                "\nprachum_http_requests_under_way ",
                "jvm_memory_used_bytes{area=\"heap\"}",
                "prachum_build_info{version=\"1",
                "prachum_unanswered 0");
        assertThat(page).doesNotContain(acme.subdomain(), acme.id().toString());
    }

    @Test
    void aRequestHasTheNameThatAProxyOfOursGaveItOrOneOfItsOwn() {
        Client client = World.create().visitor();
        assertThat(client.with("X-Request-Id", "abc-1.2_3").get("/").header("X-Request-Id")).isEqualTo("abc-1.2_3");
        assertThat(client.get("/nowhere").header("X-Request-Id")).isEqualTo("abc-1.2_3");
        String trace = "0af7651916cd43dd8448eb211c80319c";
        client.with("traceparent", "00-" + trace + "-b7ad6b7169203331-01");
        assertThat(client.with("X-Request-Id", null).get("/").header("X-Request-Id")).isEqualTo(trace);
        assertThat(client.with("traceparent", "00-" + "0".repeat(32) + "-b7ad6b7169203331-01").get("/").header("X-Request-Id"))
                .isNotEmpty()
                .isNotEqualTo("0".repeat(32));
        client.with("traceparent", null);
        for (String unsound : List.of("a b", "x".repeat(65), "<script>", "ü")) {
            String own = client.with("X-Request-Id", unsound).get("/").header("X-Request-Id");
            assertThat(own).isNotEqualTo(unsound).matches("[0-9a-f]{16}-[0-9a-f]+");
        }
        client.with("X-Request-Id", null);
        assertThat(client.get("/").header("X-Request-Id")).isNotEqualTo(client.get("/").header("X-Request-Id"));
    }

    @Test
    void eachLineOfTheLogIsAnObjectThatNamesTheRequestAndNothingThatWasTyped() {
        World acme = World.create();
        announce(acme);
        String mark = "log-" + UUID.randomUUID();
        Client ann = acme.signedIn("ann").with("X-Request-Id", mark).with("Sec-Fetch-Site", "same-origin");
        String session = ann.cookies().get("SID");
        String ticket = ann.postJson(
                        "/api/meetings/1/registrations/",
                        "{\"employee_number\":\"87654321\",\"name\":\"Gus Gone\",\"email\":\"gus." + mark + "@secret.example\"}")
                .between("\"ticket\":\"", "\"");
        ann.get("/ticket/" + ticket + "?otp=918273");
        ann.get("/api/check_employee/87654321");
        ann.get("/nowhere/" + ticket + "?email=gus." + mark + "@secret.example");
        ann.get("/organizer");

        List<JsonObject> said = new ArrayList<>();
        Patience.until(Duration.ofSeconds(10), "the log tells of the requests", () -> {
            said.clear();
            lines().stream().map(OperationsIT::json)
                    .filter(line -> mark.equals(line.getJsonObject("mdc").getString("request", "")))
                    .forEach(said::add);
            return said.stream().filter(line -> line.getString("loggerName").equals("org.prachum.access")).count() >= 5;
        });
        List<String> access = said.stream()
                .filter(line -> line.getString("loggerName").equals("org.prachum.access"))
                .map(line -> line.getJsonObject("mdc"))
                .map(mdc -> mdc.getString("method") + " " + mdc.getString("route") + " " + mdc.getString("status") + " " + mdc.getString("organization"))
                .toList();
        String organization = " " + acme.subdomain();
        assertThat(access).containsExactly(
                "POST /api/meetings/{number}/registrations/ 201" + organization,
                "GET /ticket/{ticket} 200" + organization,
                "GET /api/check_employee/{number} 200" + organization,
                "GET other 404" + organization,
                "GET /organizer 200" + organization);
        assertThat(said).allMatch(line -> line.getJsonObject("mdc").getString("ms").matches("\\d+"));
        String whole = String.join("\n", lines());
        assertThat(whole).doesNotContain(ticket, "87654321", "Gus Gone", "@secret.example", "918273", session, House.METRICS_TOKEN);
    }

    /** From where the server has read how it is to log. */
    private List<String> lines() {
        try {
            List<String> all = Files.readAllLines(house.server().log());
            int first = 0;
            while (!all.get(first).startsWith("{")) {
                first++;
            }
            assertThat(first).as("lines before the server has read how it is to log").isLessThan(40);
            // The first of them may be the boot log's, which the server writes into the same file.
            return all.subList(first, all.size()).stream().filter(line -> !line.isEmpty()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String metrics() {
        return Client.at("").with("Authorization", "Bearer " + House.METRICS_TOKEN).get("/metrics").body();
    }

    /** That sample's number; 0 where it is not there yet. */
    private static double number(String sample) {
        return metrics().lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static void register(World world, String number) {
        world.visitor().postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"" + number + "\",\"name\":\"Gus\"}");
    }

    private static void announce(World world) {
        world.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at) "
                + "values (?, ?, 1, 'Town hall', 'onsite', 'public', ?, now() + interval '1 day', now() + interval '25 hours')",
                world.id(), UUID.randomUUID(), "k".repeat(32));
    }
}
