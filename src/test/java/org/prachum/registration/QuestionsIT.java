package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.Statements;
import org.prachum.testing.World;

/** What a meeting asks, from the organizer's list of questions to the files, at every door by which somebody registers. */
class QuestionsIT {

    Stage stage = new Stage();
    Client olga = stage.world().signedIn("olga");
    Client visitor = stage.visitor();
    Questions questions = new Questions(stage.world(), olga);

    @Test
    void aQuestionThatMustBeAnsweredIsAskedOnTheFormAndNothingTypedIsLost() {
        int meeting = ours("Lunch");
        String meal = questions.ask(meeting, "Which <meal>?", true, "Meat", "Fish & chips");
        String wish = questions.ask(meeting, "A wish", false);
        assertThat(visitor.get("/submit/" + meeting).body())
                .contains("Which &lt;meal&gt;?", "A wish (optional)", "value=\"Fish &amp; chips\"", "type=\"radio\"");

        Answer asked = visitor.post("/submit/" + meeting, "emp_id", "100002", answer(wish), "no \"nuts\"", "email", "a@b.example");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.between("id=\"answer-" + meal + "-error\">", "</p>")).isEqualTo("Please answer “Which &lt;meal&gt;?”.");
        assertThat(asked.body()).contains("value=\"100002\"", "value=\"a@b.example\"").containsPattern("value=\"no (&quot;|&#34;)nuts");
        assertThat(stage.confirmed(meeting)).isZero();

        Answer done = visitor.post("/submit/" + meeting, "emp_id", "100002", answer(meal), "Fish & chips", answer(wish), "no nuts");
        assertThat(done.between("<h1>", "</h1>")).isEqualTo("You are registered, Nok Srisai");
        assertThat(done.body()).contains("Fish &amp; chips", "no nuts");
        assertThat(questions.answers(meal)).isEqualTo("Fish & chips");
        assertThat(stage.taken(meeting)).isEqualTo(1);
    }

    /** Its clients know no questions: they are answered with the form that asks them, and with what they always were where nothing is asked. */
    @Test
    void aClientOfDocument000IsAskedOnTheSamePage() {
        int meeting = ours("Lunch");
        String meal = questions.ask(meeting, "Meal", true, "Meat", "Fish");
        Answer asked = visitor.post("/submit/" + meeting, "emp_id", "100002");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).contains("name=\"answer-" + meal + "\"", "value=\"100002\"", "action=\"/submit/" + meeting + "\"");

        Answer manual = visitor.post("/submit_manual/" + meeting, "new_emp_id", "777777", "new_emp_name", "Zed");
        assertThat(manual.body()).contains("name=\"answer-" + meal + "\"", "value=\"Zed\"", "action=\"/submit_manual/" + meeting + "\"");
        assertThat(stage.confirmed(meeting)).isZero();

        visitor.post("/submit/" + meeting, "emp_id", "100002", answer(meal), "Meat");
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "100002").between("<h2>", "</h2>"))
                .as("who is registered is told so, and not asked").isEqualTo("This number is registered already");
    }

    @Test
    void whoIsNotInTheDirectoryAnswersOnce() {
        int meeting = ours("Lunch");
        String wish = questions.ask(meeting, "Wish", "text", true);
        Answer manual = visitor.post("/submit/" + meeting, "emp_id", "777777", answer(wish), "one\r\ntwo");
        assertThat(manual.between("<h2>", "</h2>")).isEqualTo("Tell us who you are");
        assertThat(manual.between("name=\"answer-" + wish, "</textarea>")).contains("one", "two");
        visitor.post("/submit_manual/" + meeting, "new_emp_id", "777777", "new_emp_name", "Zed", answer(wish), "one\r\ntwo");
        assertThat(questions.answers(wish)).isEqualTo("one\ntwo");
    }

    @Test
    void whatCannotBeAnAnswerStandsBesideItsField() {
        int meeting = ours("Lunch");
        String meal = questions.ask(meeting, "Meal", false, "Meat", "Fish");
        String wish = questions.ask(meeting, "Wish", false);
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "100002", answer(meal), "Cake")
                        .between("id=\"answer-" + meal + "-error\">", "</p>"))
                .isEqualTo("Choose from the answers that are offered.");
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "100002", answer(wish), "x".repeat(301))
                        .between("id=\"answer-" + wish + "-error\">", "</p>"))
                .isEqualTo("That is too long: at most 300 characters.");
        assertThat(stage.confirmed(meeting)).isZero();
    }

    @Test
    void whoJoinsTheLineNeedNotAnswerAgain() {
        int meeting = ours("Lunch");
        stage.set(meeting, "capacity = 1, waiting_list = true");
        String days = questions.ask(meeting, "Days", "several", true, "Monday", "Friday");
        visitor.post("/submit/" + meeting, "emp_id", "100003", answer(days), "Monday");

        Answer full = stage.visitor().post("/submit/" + meeting, "emp_id", "100002", answer(days), "Monday", answer(days), "Friday");
        assertThat(full.body())
                .contains("type=\"hidden\" name=\"answer-" + days + "\" value=\"Monday\"", "name=\"answer-" + days + "\" value=\"Friday\"");
        stage.visitor().post("/submit/" + meeting, "emp_id", "100002", "waitlist", "yes", answer(days), "Monday", answer(days), "Friday");
        assertThat(questions.answers(days)).isEqualTo("Monday|Monday\nFriday");
    }

    @Test
    void theWireTellsWhatIsAskedAndNamesWhatIsMissing() {
        int meeting = ours("Lunch");
        String meal = questions.ask(meeting, "Meal", true, "Meat", "Fish");
        String days = questions.ask(meeting, "Days", "several", false, "Monday", "Friday");
        assertThat(json(visitor.get("/api/meetings/" + meeting + "/questions/")))
                .isEqualTo(json("{\"count\":2,\"results\":[{\"id\":\"" + meal + "\",\"kind\":\"one\",\"label\":\"Meal\",\"help\":\"\","
                        + "\"required\":true,\"options\":[\"Meat\",\"Fish\"]},{\"id\":\"" + days + "\",\"kind\":\"several\","
                        + "\"label\":\"Days\",\"help\":\"\",\"required\":false,\"options\":[\"Monday\",\"Friday\"]}]}"));

        problem(send(meeting, null, "{}"), "registration.answer.neededTo", "answers/" + meal, "Please answer “Meal”.");
        problem(send(meeting, null, "{\"" + days + "\":[\"Monday\"]}"), "registration.answer.neededTo", "answers/" + meal,
                "Please answer “Meal”.");
        problem(send(meeting, null, "{\"" + meal + "\":\"Cake\"}"), "meetings.answer.option", "answers/" + meal,
                "Choose from the answers that are offered.");
        problem(send(meeting, null, "{\"" + meal + "\":7}"), "registration.answer.noText", "answers/" + meal,
                "An answer is a text, or a list of texts.");
        problem(send(meeting, null, "{\"" + meal + "\":\"Fish\",\"nothing\":\"x\"}"), "registration.answer.unasked", "answers",
                "This meeting does not ask one of these questions.");
        assertThat(stage.confirmed(meeting)).isZero();

        String both = "{\"" + meal + "\":\"Fish\",\"" + days + "\":[\"Friday\",\"Monday\"]}";
        assertThat(send(meeting, "once", both).status()).isEqualTo(201);
        assertThat(send(meeting, "once", both).status()).isEqualTo(200);
        assertThat(send(meeting, "once", "{\"" + meal + "\":\"Meat\"}").status()).as("another request by the same key").isEqualTo(422);
        assertThat(questions.answers(meal)).isEqualTo("Fish");
        assertThat(questions.answers(days)).isEqualTo("Monday\nFriday");
    }

    @Test
    void aPrivateMeetingTellsItsQuestionsOnlyWithItsKey() {
        int meeting = ours("Secret");
        String meal = questions.ask(meeting, "Meal", true, "Meat", "Fish");
        stage.set(meeting, "visibility = 'private'");
        assertThat(visitor.get("/api/meetings/" + meeting + "/questions/").status()).isEqualTo(404);
        assertThat(visitor.get("/api/meetings/" + meeting + "/questions/?key=" + Stage.KEY).body()).contains(meal);
        assertThat(send(meeting, null, "{\"" + meal + "\":\"Cake\"}").status()).isEqualTo(404);
    }

    @Test
    void whoHoldsTheTicketCorrectsTheAnswersUntilRegistrationCloses() {
        int meeting = ours("Lunch");
        String meal = questions.ask(meeting, "Meal", true, "Meat", "Fish");
        String wish = questions.ask(meeting, "Wish", false);
        Answer done = visitor.post("/submit/" + meeting, "emp_id", "100002", answer(meal), "Meat", answer(wish), "salt");
        String answers = "/ticket/" + done.between("/ticket/", "/answers") + "/answers";
        assertThat(visitor.get(answers).body()).contains("value=\"Meat\" checked=\"checked\"", "value=\"salt\"");

        Answer missing = visitor.post(answers, answer(wish), "pepper");
        assertThat(missing.between("id=\"answer-" + meal + "-error\">", "</p>")).isEqualTo("Please answer “Meal”.");
        assertThat(missing.body()).contains("value=\"pepper\"");
        assertThat(visitor.post(answers, answer(meal), "Fish", answer(wish), "").status()).isEqualTo(302);
        assertThat(questions.answers(meal)).isEqualTo("Fish");
        assertThat(questions.answers(wish)).as("taken back").isEqualTo("null");

        stage.set(meeting, "status = 'closed'");
        assertThat(visitor.post(answers, answer(meal), "Meat").between("role=\"alert\">", "</p>"))
                .isEqualTo("Registration is closed, so answers can no longer be changed.");
        assertThat(visitor.get(answers.replace("/answers", "")).body()).contains("Fish").doesNotContain("/answers\"");
        assertThat(questions.answers(meal)).isEqualTo("Fish");
        assertThat(visitor.get("/ticket/" + "0".repeat(64) + "/answers").status()).isEqualTo(404);
    }

    @Test
    void nobodyIsKeptOutAtTheDoorBecauseTheyAnswerNothing() {
        int meeting = ours("Lunch");
        String meal = questions.ask(meeting, "Meal", true, "Meat", "Fish");
        String door = "/organizer/meeting/" + meeting + "/walk-in";
        assertThat(olga.get(door).body()).contains("Meal (optional)");
        assertThat(olga.post(door, "emp_id", "100002").status()).isEqualTo(302);
        assertThat(olga.post(door, "emp_id", "100003", answer(meal), "Fish").status()).isEqualTo(302);
        assertThat(stage.confirmed(meeting)).isEqualTo(2);
        assertThat(questions.answers(meal)).isEqualTo("Fish");
    }

    @Test
    void severalAtOnceLeadToTheFormOfTheOneThatAsks() {
        int plain = ours("Board");
        int asking = ours("Lunch");
        questions.ask(asking, "Meal", true, "Meat", "Fish");
        Answer results = visitor.post("/register-several", "emp_id", "100002", "meeting", "" + plain, "meeting", "" + asking);
        assertThat(results.body())
                .contains("You are registered.", "This meeting asks a few questions that must be answered first.",
                        "href=\"/submit/" + asking + "\"");
        assertThat(stage.confirmed(plain)).isEqualTo(1);
        assertThat(stage.confirmed(asking)).isZero();
        assertThat(visitor.get("/register-several").body()).contains("asks a few questions");
    }

    @Test
    void whatIsAskedNoMoreStaysInTheFilesAndNoCellIsAFormula() {
        int meeting = ours("Lunch");
        String days = questions.ask(meeting, "Days", "several", false, "Monday", "Friday");
        String wish = questions.ask(meeting, "=Wish", false);
        String never = questions.ask(meeting, "Never answered", false);
        visitor.post("/submit/" + meeting, "emp_id", "100002", answer(days), "Monday", answer(days), "Friday", answer(wish), "=1+1");
        stage.visitor().post("/submit/" + meeting, "emp_id", "100003");
        for (String gone : new String[] {wish, never}) {
            olga.post("/organizer/meeting/" + meeting + "/questions", "action", "remove", "question", gone);
        }
        assertThat(visitor.get("/submit/" + meeting).body()).contains("Days").doesNotContain("Wish", "Never");

        assertThat(lines(olga.get("/organizer/meeting/" + meeting + "/registrations/export/csv")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("By hand,E-mail,Status,Checked in at,Days,'=Wish"),
                        line -> assertThat(line).endsWith(",Registered,,Monday; Friday,'=1+1"),
                        line -> assertThat(line).endsWith(",Registered,,,"));
        assertThat(olga.get("/organizer/meeting/" + meeting + "/registrations/export/xlsx").status()).isEqualTo(200);
        assertThat(lines(olga.get("/organizer/meeting/" + meeting + "/export/csv")).get(0))
                .endsWith("ลำดับ,รหัสพนักงาน,ชื่อ,ตำแหน่ง,หน่วยงาน,ศูนย์ต้นทุน,เวลาลงทะเบียน,ลงทะเบียนด้วยตนเอง,Days,'=Wish");
    }

    @Test
    void theOrganizerSeesThemWithTheRegistrationAndCounted() {
        int meeting = ours("Lunch");
        String days = questions.ask(meeting, "Days", "several", false, "Monday", "Friday", "Sunday");
        visitor.post("/submit/" + meeting, "emp_id", "100002", answer(days), "Monday", answer(days), "Friday");
        stage.visitor().post("/submit/" + meeting, "emp_id", "100003", answer(days), "Friday");
        String nok = World.text("select id from registration where tenant_id = ? and number_key = '100002'", stage.world().id());

        String page = olga.get("/organizer/meeting/" + meeting + "/registrations/" + nok).body();
        assertThat(page).contains("Nok Srisai", "Days", "Monday\nFriday");
        assertThat(olga.get("/organizer/meeting/" + meeting + "/registrations").body()).contains("/registrations/" + nok + "\"");
        String statistics = olga.get("/organizer/meeting/" + meeting + "/statistics").body();
        assertThat(statistics.substring(statistics.indexOf("Days"))).containsSubsequence(
                "Monday", "value=\"1\"", "Friday", "value=\"2\"", "Sunday", "value=\"0\"");
        Stage next = new Stage();
        assertThat(next.world().signedIn("ann").get("/organizer/meeting/" + next.meeting("x") + "/registrations/" + nok).status()).isEqualTo(404);
    }

    @Test
    void questionsAreMovedRewordedAndNotMoreThanTwenty() {
        int meeting = ours("Lunch");
        String first = questions.ask(meeting, "First", false);
        questions.ask(meeting, "Second", false);
        String third = questions.ask(meeting, "Third", false);
        String page = "/organizer/meeting/" + meeting + "/questions";
        olga.post(page, "action", "up", "question", third);
        olga.post(page, "action", "down", "question", first);
        olga.post(page, "action", "up", "question", third);
        assertThat(visitor.get("/submit/" + meeting).body()).containsSubsequence("Third", "First", "Second");

        assertThat(olga.get(page + "?question=" + first).body()).contains("value=\"First\"", "name=\"question\" value=\"" + first + "\"");
        assertThat(olga.post(page, "question", first, "label", "", "kind", "line").between("id=\"label-error\">", "</p>"))
                .isEqualTo("What do you want to ask?");
        assertThat(olga.post(page, "question", first, "label", "Now", "kind", "line", "required", "on").status()).isEqualTo(302);
        assertThat(visitor.get("/submit/" + meeting).body()).containsSubsequence("Third", "Now", "Second");

        stage.world().sql("insert into form_question (tenant_id, id, meeting_id, origin_id, place, kind, label, created_at)"
                + " select tenant_id, gen_random_uuid(), id, gen_random_uuid(), 10 + n, 'line', 'Number ' || n, now()"
                + " from meeting, generate_series(1, 16) n where tenant_id = ?", stage.world().id());
        questions.ask(meeting, "The twentieth", false);
        Answer one = olga.post(page, "label", "One more", "kind", "line");
        assertThat(one.between("ui-messages-error-summary\">", "</span>")).isEqualTo("A meeting asks 20 questions at most. Remove one first.");
        assertThat(stage.world().count("select count(*) from form_question where tenant_id = ?", stage.world().id())).isEqualTo(20);
        assertThat(stage.world().count("select questions from meeting where tenant_id = ?", stage.world().id())).isEqualTo(20);
    }

    @Test
    void aCloneAsksTheSame() {
        int meeting = ours("Lunch");
        questions.ask(meeting, "Meal", true, "Meat", "Fish");
        questions.ask(meeting, "Wish", false);
        stage.world().sql("insert into meeting_number (tenant_id, next) values (?, 50)", stage.world().id());
        assertThat(olga.get("/organizer/meeting/create?like=" + meeting).body()).contains("Its 2 questions come along.");
        Answer cloned = olga.post("/organizer/meeting/create", "topic", "Dinner", "meeting_date", "2099-11-20", "start_time", "18:00",
                "is_public", "on", "like", "" + meeting);
        assertThat(cloned.header("Location")).endsWith("/organizer/meeting/50/edit?done=announced");
        assertThat(visitor.get("/submit/50").body()).containsSubsequence("Meal", "Meat", "Fish", "Wish (optional)");
        assertThat(questions.id(50, "Meal")).isNotEqualTo(questions.id(meeting, "Meal"));
    }

    /** Who finds no seat in the end leaves no answer behind. */
    @Test
    void answersGoWithThePlaceThatWasLost() {
        stage.world().withoutGuestLimits();
        int meeting = ours("Lunch");
        stage.set(meeting, "capacity = 1");
        String wish = questions.ask(meeting, "Wish", true);
        assertThat(outcomes(meeting, "{\"" + wish + "\": \"salt\"}")).isEqualTo("registered,full");
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
        assertThat(stage.world().count("select count(*) from form_answer where tenant_id = ?", stage.world().id())).isEqualTo(1);
        assertThat(outcomes(ours("Board"), "{\"" + wish + "\": \"of another meeting\"}")).isEqualTo("registered,registered");
        assertThat(stage.world().count("select count(*) from form_answer where tenant_id = ?", stage.world().id())).isEqualTo(1);
    }

    @Test
    void aFormAndAFileAskAsOftenForThreeQuestionsAsForOne() {
        int meeting = ours("Lunch");
        String wish = questions.ask(meeting, "Wish", false);
        visitor.post("/submit/" + meeting, "emp_id", "100002", answer(wish), "salt");
        String file = "/organizer/meeting/" + meeting + "/registrations/export/csv";
        String list = "/organizer/meeting/" + meeting + "/questions";
        var formOfOne = Statements.during(stage.world(), () -> visitor.get("/submit/" + meeting));
        var fileOfOne = Statements.during(stage.world(), () -> olga.get(file));
        var listOfOne = Statements.during(stage.world(), () -> olga.get(list));
        String more = questions.ask(meeting, "More", false);
        questions.ask(meeting, "Most", false);
        stage.visitor().post("/submit/" + meeting, "emp_id", "100003", answer(wish), "salt", answer(more), "pepper");

        assertThat(formOfOne).isNotEmpty();
        assertThat(Statements.during(stage.world(), () -> visitor.get("/submit/" + meeting))).isEqualTo(formOfOne);
        assertThat(Statements.during(stage.world(), () -> olga.get(file))).isEqualTo(fileOfOne);
        assertThat(Statements.during(stage.world(), () -> olga.get(list))).isEqualTo(listOfOne);
    }

    /** What everybody's registration costs where nothing is asked: one call, as before there were questions. */
    @Test
    void aMeetingThatAsksNothingIsNotAskedWhatItAsks() {
        int meeting = ours("Board");
        assertThat(Statements.during(stage.world(), () -> register(meeting))).allMatch(statement -> !statement.contains("form_question"));
        int asking = ours("Lunch");
        questions.ask(asking, "Wish", true);
        assertThat(Statements.during(stage.world(), () -> register(asking))).anyMatch(statement -> statement.contains("form_question"));
    }

    private Answer register(int meeting) {
        return stage.visitor().postJson("/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"100002\"}");
    }

    private String outcomes(int meeting, String answers) {
        return World.text("select string_agg(outcome, ',' order by outcome desc) from register_people(?, ?, null,"
                        + " array[gen_random_uuid(), gen_random_uuid()], array[null, null]::text[], array['700001', '700002'],"
                        + " array['700001', '700002'], array[true, true], array['A', 'B'], array['', ''], array['', ''], array['', ''],"
                        + " array[null, null]::text[], array['en', 'en'], null, null, null, array[?, ?])",
                stage.world().id(), meeting, answers, answers);
    }

    private int ours(String topic) {
        return stage.organizedBy("olga", stage.meeting(topic));
    }

    private static String answer(String question) {
        return "answer-" + question;
    }

    private Answer send(int meeting, String key, String answers) {
        var request = visitor.request("/api/meetings/" + meeting + "/registrations/")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"employee_number\":\"100002\",\"answers\":" + answers + "}"));
        return visitor.send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private static List<String> lines(Answer file) {
        return file.body().lines().toList();
    }

    private static void problem(Answer answer, String key, String field, String detail) {
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
