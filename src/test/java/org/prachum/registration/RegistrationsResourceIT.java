package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;

/** Registering on the wire: each status, its document whole, and what an Idempotency-Key is worth. */
class RegistrationsResourceIT {

    private static final UUID QUESTION = UUID.fromString("7d3cf4a1-6a6b-4f0e-9c51-0a8c1f4fb001");

    Stage stage = new Stage();
    Client client = stage.visitor();

    @Test
    void aPlaceIsCreatedAndToldWhole() {
        int meeting = stage.meeting("Board");
        var answer = register(meeting, null, "{\"employee_number\":\"100002\"}");

        assertThat(answer.status()).isEqualTo(201);
        JsonObject place = json(answer);
        assertThat(place.keySet())
                .containsExactlyInAnyOrder(
                        "id", "meeting", "status", "employee_number", "name", "position", "section", "cost_center", "by_hand",
                        "registered_at", "ticket", "ticket_url");
        assertThat(place.getString("employee_number")).isEqualTo("00100002");
        assertThat(place.getString("name")).isEqualTo("Nok Srisai");
        assertThat(place.getString("ticket_url")).isEqualTo(stage.world().url("/ticket/" + place.getString("ticket")));
        assertThat(client.get("/ticket/" + place.getString("ticket")).status()).isEqualTo(200);
    }

    @Test
    void whoIsNotInTheDirectoryComesByHand() {
        int meeting = stage.meeting("Board");
        var answer = register(meeting, null, "{\"employee_number\":\"777777\",\"name\":\"Zed\",\"position\":\"Guest\",\"email\":\"z@z.example\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(json(answer).getBoolean("by_hand")).isTrue();
        assertThat(json(answer).getString("position")).isEqualTo("Guest");
    }

    @Test
    void theSameKeyAndBodyGetTheSameAnswer() {
        int meeting = stage.meeting("Board", 5);
        var first = register(meeting, "key-1", "{\"employee_number\":\"100002\"}");
        var second = register(meeting, "key-1", "{\"employee_number\":\"00100002\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(json(second)).isEqualTo(json(first));
        assertThat(stage.taken(meeting)).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        int meeting = stage.meeting("Board");
        register(meeting, "key-1", "{\"employee_number\":\"100002\"}");
        problem(register(meeting, "key-1", "{\"employee_number\":\"100003\"}"), 422, "registration.key_reused",
                "This Idempotency-Key was used for another request.");
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
    }

    @Test
    void aKeyIsForgottenAfterADayAndWithItsPlace() {
        int meeting = stage.meeting("Board");
        String ticket = json(register(meeting, "key-1", "{\"employee_number\":\"100002\"}")).getString("ticket");
        client.post("/ticket/" + ticket);
        assertThat(register(meeting, "key-1", "{\"employee_number\":\"100002\"}").status()).isEqualTo(201);

        stage.world().sql("update idempotency set created_at = now() - interval '25 hours' where tenant_id = ?", stage.world().id());
        assertThat(register(meeting, "key-1", "{\"employee_number\":\"100003\"}").status()).isEqualTo(201);
        stage.world().sql("update idempotency set created_at = now() - interval '25 hours' where tenant_id = ?", stage.world().id());
        stage.employee("00100004", "100004", "Malee", null);
        register(meeting, "key-2", "{\"employee_number\":\"100004\"}");
        assertThat(stage.world().count("select count(*) from idempotency where tenant_id = ?", stage.world().id())).isEqualTo(1);
    }

    @TestFactory
    Stream<DynamicTest> whatStandsAgainstAPlaceIsAProblemOfItsOwn() {
        int full = stage.meeting("Full", 1);
        register(full, null, "{\"employee_number\":\"100003\"}");
        return Map.of(
                        full, "full:All seats are taken.",
                        with("status = 'closed'"), "closed:Registration is closed.",
                        with("status = 'cancelled'"), "cancelled:This meeting has been cancelled.",
                        with("registration_opens_at = now() + interval '1 hour'"), "early:Registration has not opened yet.",
                        stage.meeting("Over", Duration.ofDays(-1), null), "over:This meeting is over.")
                .entrySet()
                .stream()
                .map(expected -> {
                    String[] parts = expected.getValue().split(":");
                    return DynamicTest.dynamicTest(parts[0], () -> problem(
                            register(expected.getKey(), null, "{\"employee_number\":\"100002\"}"), 409, "registration." + parts[0],
                            parts[1]));
                });
    }

    @Test
    void aSecondPlaceForOneNumberIsRefusedAndTellsNothing() {
        int meeting = stage.meeting("Board");
        register(meeting, null, "{\"employee_number\":\"100002\"}");
        var again = register(meeting, null, "{\"employee_number\":\"0000100002\"}");
        problem(again, 409, "registration.already", "Somebody with this number is registered already.");
        assertThat(again.body()).doesNotContain("Nok", "ticket");
    }

    @Test
    void whatCannotBeTakenNamesItsField() {
        int meeting = stage.meeting("Board");
        fieldProblem(register(meeting, null, "{\"employee_number\":\"999999\"}"), "registration.unknown", "employee_number",
                "The directory does not know this number.");
        fieldProblem(register(meeting, null, "{}"), "directory.number.malformed", "employee_number",
                "An employee number has 6 to 20 letters, digits or the signs - . / _");
        fieldProblem(register(meeting, null, "{\"employee_number\":\"999999\",\"name\":\" \"}"), "registration.name_missing", "name",
                "Please enter your name.");
        fieldProblem(register(meeting, null, "{\"employee_number\":\"100002\",\"email\":\"x\"}"), "identity.email.malformed", "email",
                "This does not look like an e-mail address.");
        fieldProblem(register(meeting, "k".repeat(256), "{\"employee_number\":\"100002\"}"), "registration.request_key",
                "Idempotency-Key", "An Idempotency-Key has 1 to 255 characters.");
        assertThat(register(meeting, null, "{").status()).isEqualTo(400);
        assertThat(register(meeting, null, "{\"employee_number\":{}}").status()).isEqualTo(400);
        assertThat(stage.confirmed(meeting)).isZero();
    }

    /** A value of another type than a member takes was an incident of ours (500) or was taken for something else. */
    @TestFactory
    Stream<DynamicTest> eachMemberTakesItsOwnTypeOnly() {
        int meeting = stage.meeting("Board");
        Map<String, List<String>> members = new TreeMap<>();
        for (String text : List.of("employee_number", "name", "position", "section", "cost_center", "email")) {
            members.put(text, List.of("1", "1.5", "true", "[1]", "[\"a\"]", "[]", "{}", "{\"a\":1}", "[null]"));
        }
        for (String flag : List.of("waitlist", "consent", "series")) {
            members.put(flag, List.of("1", "\"true\"", "\"\"", "[true]", "[]", "{}", "[null]"));
        }
        members.put("answers", List.of("1", "true", "\"a\"", "[1]", "[\"a\"]", "[]", "[{}]", "[null]"));
        return members.entrySet().stream().flatMap(member -> member.getValue().stream().map(value -> {
            String sent = "\"" + member.getKey() + "\":" + value;
            return DynamicTest.dynamicTest(sent, () -> {
                String rest = member.getKey().equals("employee_number") ? "" : "\"employee_number\":\"100002\",";
                Answer answer = register(meeting, null, "{" + rest + sent + "}");
                assertThat(answer.status()).as(answer.body()).isEqualTo(400);
                assertThat(json(answer).getJsonArray("errors").getJsonObject(0).getString("pointer")).isEqualTo("/" + member.getKey());
                assertThat(stage.confirmed(meeting)).isZero();
            });
        }));
    }

    @Test
    void anAnswerIsATextOrTextsAndNothingMayBeNull() {
        int meeting = stage.meeting("Board");
        stage.world().sql("insert into form_question (tenant_id, id, meeting_id, origin_id, kind, label, place, required, created_at)"
                + " select tenant_id, ?, id, gen_random_uuid(), 'line', 'Meal', 1, false, now() from meeting where tenant_id = ? and number = ?",
                QUESTION, stage.world().id(), meeting);
        stage.set(meeting, "questions = 1");
        for (String value : List.of("1", "true", "{}", "[1]", "[null]", "[[\"a\"]]", "[\"a\",2]", "{\"a\":\"b\"}")) {
            Answer answer = register(meeting, null, "{\"employee_number\":\"100002\",\"answers\":{\"" + QUESTION + "\":" + value + "}}");
            assertThat(answer.status()).as(value + answer.body()).isEqualTo(422);
            assertThat(answer.body()).as(value).contains("\"pointer\":\"/answers/" + QUESTION + "\"");
        }
        assertThat(stage.confirmed(meeting)).isZero();
        for (String member : List.of("name", "position", "section", "cost_center", "email", "waitlist", "consent", "series", "answers")) {
            Answer answer = register(meeting, "key-1", "{\"employee_number\":\"100002\",\"" + member + "\":null}");
            assertThat(answer.status()).as(member + answer.body()).isIn(200, 201);
        }
        assertThat(register(meeting, "key-1", "{\"employee_number\":\"100002\",\"answers\":{\"" + QUESTION + "\":null}}").status()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsMissing() {
        int meeting = stage.meeting("Secret");
        stage.set(meeting, "visibility = 'private'");
        for (String path : new String[] {"" + meeting, meeting + "x", "99", "0", "99999999999"}) {
            assertThat(client.postJson("/api/meetings/" + path + "/registrations/", "{\"employee_number\":\"100002\"}").status())
                    .isEqualTo(404);
        }
        assertThat(client.postJson(
                                "/api/meetings/" + meeting + "/registrations?key=" + Stage.KEY, "{\"employee_number\":\"100002\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theTwoLookUpsKeepTheirShapes() {
        int meeting = stage.meeting("Board");
        assertThat(client.get("/api/check_employee/100002").body())
                .isEqualTo("{\"exists\":true,\"data\":{\"emp_id\":\"00100002\",\"emp_name\":\"Nok Srisai\",\"position\":\"Engineer\","
                        + "\"sec_short\":\"R&D\",\"cc_name\":\"CC 7\"}}");
        assertThat(client.get("/api/check_employee/999999").body()).isEqualTo("{\"exists\":false}");
        assertThat(client.get("/api/check_employee/1").body()).isEqualTo("{\"exists\":false}");
        assertThat(client.get("/api/registration_status/" + meeting + "/100002").body()).isEqualTo("{\"registered\":false}");
        register(meeting, null, "{\"employee_number\":\"100002\"}");
        assertThat(client.get("/api/registration_status/" + meeting + "/0100002").body()).isEqualTo("{\"registered\":true}");
        assertThat(client.get("/api/registration_status/abc/100002").status()).isEqualTo(404);
        assertThat(client.get("/api/registration_status/99/100002").status()).isEqualTo(404);
        stage.set(meeting, "visibility = 'private'");
        assertThat(client.get("/api/registration_status/" + meeting + "/100002").status()).isEqualTo(404);
    }

    private int with(String columns) {
        int meeting = stage.meeting(columns);
        stage.set(meeting, columns);
        return meeting;
    }

    private Answer register(int meeting, String key, String body) {
        var request = client.request("/api/meetings/" + meeting + "/registrations/")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return client.send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private static void problem(Answer answer, int status, String key, String detail) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(json(answer))
                .isEqualTo(json("{\"type\":\"/problems/" + key + "\",\"title\":\"That is not possible\",\"status\":" + status
                        + ",\"detail\":\"" + detail + "\",\"errors\":[]}"));
        assertThat(answer.status()).isEqualTo(status);
    }

    private static void fieldProblem(Answer answer, String key, String field, String detail) {
        assertThat(json(answer))
                .isEqualTo(json("{\"type\":\"/problems/" + key + "\",\"title\":\"That is not possible\",\"status\":422,\"detail\":\""
                        + detail + "\",\"errors\":[{\"pointer\":\"/" + field + "\",\"detail\":\"" + detail + "\"}]}"));
        assertThat(answer.status()).isEqualTo(422);
    }

    private static JsonObject json(Answer answer) {
        return json(answer.body());
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
