package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.World;

/** One meeting of a series, or all that are still to come: each is decided by itself, and the answer says so for each. */
class SeriesRegistrationIT {

    Stage stage = new Stage();
    World world = stage.world();
    Client olga = world.signedIn("olga");
    Client visitor = stage.visitor();
    Questions questions = new Questions(world, olga);

    @Test
    void oneIsOneAndAllAreAllThatAreStillToCome() {
        series("5");
        set(1, "starts_at = now() - interval '2 days', ends_at = now() - interval '1 day'");
        set(5, "status = 'cancelled'");
        assertThat(visitor.get("/submit/2").body()).contains("Only this meeting", "All 3 that are still to come", "until 11 Dec 2099");

        visitor.post("/submit/2", "emp_id", "100003", "series", "one");
        assertThat(taken()).isEqualTo("0,1,0,0,0");
        Answer all = visitor.post("/submit/2", "emp_id", "100002", "series", "all");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.between("<h1>", "</h1>")).isEqualTo("This is how it went, Nok Srisai");
        assertThat(all.body()).containsSubsequence("27 November 2099", "You are registered.", "4 December 2099", "11 December 2099");
        assertThat(all.body().split("/ticket/")).as("a ticket each").hasSize(4);
        assertThat(taken()).isEqualTo("0,2,1,1,0");
    }

    @Test
    void eachSaysWhetherItWasTakenOrFullOrThereAlready() {
        series("4");
        set(2, "capacity = 1, taken = 1");
        set(4, "status = 'closed'");
        visitor.post("/submit/3", "emp_id", "100002");
        Answer all = visitor.post("/submit/1", "emp_id", "100002", "series", "all");
        assertThat(all.body()).containsSubsequence(
                "20 November", "You are registered.", "27 November", "All seats are taken.", "4 December",
                "Somebody with this number is registered already.", "11 December", "Registration is closed.");
        assertThat(taken()).isEqualTo("1,1,1,0");
    }

    @Test
    void sentTwiceItIsEachPlaceOnce() {
        series("3");
        String key = visitor.get("/submit/1").between("name=\"idempotency_key\" value=\"", "\"");
        Answer first = visitor.post("/submit/1", "emp_id", "100002", "series", "all", "idempotency_key", key);
        Answer again = visitor.post("/submit/1", "emp_id", "100002", "series", "all", "idempotency_key", key);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(taken()).isEqualTo("1,1,1");
    }

    @Test
    void whatIsWrongWithTheFormIsSaidBeforeAnyPlaceIsTaken() {
        series("3");
        assertThat(visitor.post("/submit/1", "emp_id", "777777", "series", "all").body())
                .contains("Tell us who you are", "value=\"all\" checked=\"checked\"");
        String meal = questions.ask(1, "Meal", true, "Meat", "Fish");
        assertThat(visitor.post("/submit/1", "emp_id", "100002", "series", "all").between("id=\"answer-" + meal + "-error\">", "</p>"))
                .isEqualTo("Please answer “Meal”.");
        assertThat(taken()).isEqualTo("0,0,0");
    }

    @Test
    void oneAnswerServesAllThatAskTheSame() {
        series("4");
        String meal = questions.ask(1, "Meal", true, "Meat", "Fish");
        assertThat(olga.post("/organizer/meeting/1/questions", "action", "spread").header("Location")).endsWith("?done=spread");
        assertThat(World.text("select string_agg(cast(questions as text), ',' order by number) from meeting where tenant_id = ?", world.id()))
                .isEqualTo("1,1,1,1");
        questions.ask(4, "Something else", true);

        Answer all = visitor.post("/submit/1", "emp_id", "100002", "series", "all", "answer-" + meal, "Fish");
        assertThat(all.body()).containsSubsequence(
                "You are registered.", "11 December", "This meeting asks a few questions that must be answered first.", "/submit/4");
        assertThat(taken()).isEqualTo("1,1,1,0");
        assertThat(questions.answers(questions.id(2, "Meal"))).isEqualTo("Fish");
        assertThat(questions.answers(questions.id(3, "Meal"))).isEqualTo("Fish");
    }

    /** What was answered to a question still belongs to it when it is worded anew for all. */
    @Test
    void questionsAreGivenToTheRestAgainWithoutLosingAnAnswer() {
        series("3");
        String meal = questions.ask(1, "Meal", false);
        String wish = questions.ask(1, "Wish", false);
        olga.post("/organizer/meeting/1/questions", "action", "spread");
        String theirs = questions.id(2, "Meal");
        visitor.post("/submit/2", "emp_id", "100002", "answer-" + theirs, "Fish");

        olga.post("/organizer/meeting/1/questions", "action", "down", "question", meal);
        olga.post("/organizer/meeting/1/questions", "question", meal, "label", "Which meal?", "kind", "line");
        olga.post("/organizer/meeting/1/questions", "action", "remove", "question", wish);
        questions.ask(1, "Sweet", false);
        olga.post("/organizer/meeting/1/questions", "action", "spread");

        assertThat(questions.id(2, "Which meal?")).isEqualTo(theirs);
        assertThat(questions.answers(theirs)).isEqualTo("Fish");
        assertThat(World.text("select string_agg(q.label, ',' order by q.place) from form_question q join meeting m"
                        + " on m.tenant_id = q.tenant_id and m.id = q.meeting_id where q.tenant_id = ? and m.number = 3 and q.place is not null",
                world.id())).isEqualTo("Which meal?,Sweet");
    }

    @Test
    void oneLinkOpensAllOfAPrivateSeriesAndNothingElse() {
        series("2");
        world.sql("update meeting set visibility = 'private' where tenant_id = ?", world.id());
        String key = World.text("select min(access_key) from meeting where tenant_id = ?", world.id());
        assertThat(visitor.get("/submit/1").status()).isEqualTo(404);
        assertThat(visitor.post("/submit/1", "emp_id", "100002", "series", "all").status()).isEqualTo(404);
        set(2, "access_key = 'another'");
        visitor.post("/submit/1", "emp_id", "100002", "series", "all", "key", key);
        assertThat(taken()).isEqualTo("1,0");
        set(2, "access_key = '" + key + "'");
        visitor.post("/submit/1", "emp_id", "100003", "series", "all", "key", key);
        assertThat(taken()).isEqualTo("2,1");
    }

    /** On the wire as in the form: one request, and one answer that says what came of each. */
    @Test
    void aProgramRegistersForAllAndIsToldOfEach() {
        series("5");
        set(1, "starts_at = now() - interval '2 days', ends_at = now() - interval '1 day'");
        set(3, "capacity = 1, taken = 1");
        set(5, "status = 'closed'");
        Answer all = wire(2, "k", "{\"employee_number\":\"100002\",\"series\":true}");
        assertThat(all.status()).isEqualTo(201);
        JsonObject series = json(all);
        assertThat(series.keySet()).containsExactlyInAnyOrder("places", "meetings");
        assertThat(series.getInt("places")).isEqualTo(2);
        List<JsonObject> meetings = series.getJsonArray("meetings").getValuesAs(JsonObject.class);
        assertThat(meetings).extracting(each -> each.getInt("meeting")).as("that are still to come").containsExactly(2, 3, 4, 5);
        assertThat(meetings.get(0).getString("starts_at")).isEqualTo("2099-11-27T09:00:00Z");
        assertThat(meetings.get(0).keySet()).containsExactlyInAnyOrder("meeting", "starts_at", "place");
        assertThat(meetings.get(0).getJsonObject("place").getString("status")).isEqualTo("confirmed");
        assertThat(meetings.get(1).keySet()).containsExactlyInAnyOrder("meeting", "starts_at", "problem");
        assertThat(meetings.get(1).getJsonObject("problem").getString("type")).isEqualTo("/problems/registration.full");
        assertThat(meetings.get(1).getJsonObject("problem").getInt("status")).isEqualTo(409);
        assertThat(meetings.get(1).getJsonObject("problem").getString("detail")).isEqualTo("All seats are taken.");
        assertThat(meetings.get(3).getJsonObject("problem").getString("type")).isEqualTo("/problems/registration.closed");
        String ticket = meetings.get(2).getJsonObject("place").getString("ticket");
        assertThat(visitor.get("/ticket/" + ticket).body()).contains("11 December 2099");
        assertThat(taken()).isEqualTo("0,1,1,1,0");

        Answer again = wire(2, "k", "{\"employee_number\":\"100002\",\"series\":true}");
        assertThat(again.status()).as("answered before").isEqualTo(200);
        assertThat(json(again)).isEqualTo(series);
        assertThat(wire(2, null, "{\"employee_number\":\"100002\",\"series\":true}").status()).as("no place more").isEqualTo(409);
        assertThat(wire(2, "k", "{\"employee_number\":\"100003\",\"series\":true}").status()).as("the key of another").isEqualTo(422);
        assertThat(taken()).isEqualTo("0,1,1,1,0");

        set(3, "waiting_list = true");
        assertThat(json(wire(2, null, "{\"employee_number\":\"100003\",\"series\":true,\"waitlist\":true}")).toString())
                .contains("\"status\":\"waitlisted\"", "\"waitlist_position\":1");
    }

    @Test
    void whatIsWrongWithARequestIsAnsweredAsEverAndNothingIsTaken() {
        series("3");
        assertThat(wire(1, null, "{\"employee_number\":\"777777\",\"series\":true}").body()).contains("/problems/registration.unknown");
        assertThat(wire(1, "k".repeat(245), "{\"employee_number\":\"100002\",\"series\":true}").status()).isEqualTo(422);
        String meal = questions.ask(1, "Meal", true, "Meat", "Fish");
        olga.post("/organizer/meeting/1/questions", "action", "spread");
        Answer unanswered = wire(1, null, "{\"employee_number\":\"100002\",\"series\":true}");
        assertThat(unanswered.status()).isEqualTo(422);
        assertThat(unanswered.body()).contains("answers/" + meal);
        assertThat(taken()).isEqualTo("0,0,0");

        assertThat(wire(1, "k".repeat(244), "{\"employee_number\":\"100002\",\"series\":true,\"answers\":{\"" + meal + "\":\"Fish\"}}").status())
                .isEqualTo(201);
        assertThat(taken()).isEqualTo("1,1,1");
        assertThat(questions.answers(questions.id(3, "Meal"))).isEqualTo("Fish");
    }

    @Test
    void aSeriesOfOneIsAnsweredAsOne() {
        stage.meeting("Board");
        JsonObject alone = json(wire(1, null, "{\"employee_number\":\"100002\",\"series\":true}"));
        assertThat(alone.getInt("places")).isEqualTo(1);
        assertThat(alone.getJsonArray("meetings")).hasSize(1);
        set(1, "status = 'closed'");
        JsonObject closed = json(wire(1, null, "{\"employee_number\":\"100003\",\"series\":true}"));
        assertThat(closed.getInt("places")).isZero();
        assertThat(closed.getJsonArray("meetings").getJsonObject(0).getJsonObject("problem").getString("type"))
                .isEqualTo("/problems/registration.closed");
    }

    private Answer wire(int meeting, String key, String body) {
        HttpRequest.Builder request = visitor.request("/api/meetings/" + meeting + "/registrations/")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return visitor.send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private static JsonObject json(Answer answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    @Test
    void aMeetingThatStandsAloneOffersNoSeries() {
        stage.organizedBy("olga", stage.meeting("Board"));
        assertThat(visitor.get("/submit/1").body()).doesNotContain("name=\"series\"");
        assertThat(visitor.post("/submit/1", "emp_id", "100002", "series", "all").between("<h1>", "</h1>"))
                .isEqualTo("You are registered, Nok Srisai");
    }

    /** On Fridays from 20 November 2099 on, numbered from 1. */
    private void series(String times) {
        String[] form = {"topic", "Stand-up", "meeting_date", "2099-11-20", "start_time", "09:00", "is_public", "on", "repeat", "weekly",
            "repeat_times", times, "seen", ""};
        form[form.length - 1] = olga.post("/organizer/meeting/create", form).between("name=\"seen\" value=\"", "\"");
        assertThat(olga.post("/organizer/meeting/create", form).status()).isEqualTo(302);
    }

    private void set(int meeting, String columns) {
        stage.set(meeting, columns);
    }

    private String taken() {
        return World.text("select string_agg(cast(taken as text), ',' order by number) from meeting where tenant_id = ?", world.id());
    }
}
