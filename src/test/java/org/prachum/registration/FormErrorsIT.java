package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.Screen;
import org.prachum.testing.Summary;

/** Whoever mistypes three fields hears of all three at once, wherever there is a form. */
class FormErrorsIT {

    Stage stage = new Stage();
    Client visitor = stage.visitor();
    Client olga = stage.world().signedIn("olga");
    Questions questions = new Questions(stage.world(), olga);

    private int asking() {
        int meeting = stage.organizedBy("olga", stage.meeting("Lunch"));
        Screen privacy = Screen.open(stage.world().signedIn("ann"), "/admin/privacy");
        privacy.send("consent", "ask", "consent", "consent messages", "consent_en", "Photos", "consent_th", "", "consent_fr", "", "consent_ru",
                "", "ask", "ask");
        return meeting;
    }

    @Test
    void theFormOfAMeetingNamesEveryMistake() {
        int meeting = asking();
        String meal = questions.ask(meeting, "Meal", true, "Meat", "Fish");
        String drink = questions.ask(meeting, "Drink", true, "Tea", "Milk");

        Answer refused = visitor.post("/submit/" + meeting, "emp_id", "12", "email", "nowhere", "answer-" + meal, "Stones");
        Summary.mustName(refused, "emp_id", "answer-" + meal, "answer-" + drink, "email", "consent");
        assertThat(Summary.sentences(refused)).contains("Please answer “Drink”.", "Please agree to this first.").doesNotHaveDuplicates();
        assertThat(refused.body()).contains("value=\"12\"", "value=\"nowhere\"");
        assertThat(refused.between("<title>", "</title>")).startsWith("Error: Lunch");

        Summary.mustName(
                visitor.post("/submit_manual/" + meeting, "new_emp_id", "1", "new_position", "x".repeat(256), "email", "nowhere"),
                "new_emp_id", "new_emp_name", "new_position", "email", "answer-" + meal, "answer-" + drink, "consent");
        Summary.mustName(
                visitor.post("/submit/" + meeting, "emp_id", "100002", "consent", "1"), "answer-" + meal, "answer-" + drink);
        assertThat(stage.confirmed(meeting)).isZero();
        assertThat(visitor.get("/submit/" + meeting).body()).doesNotContain("problems\"").doesNotContain("Error:");
    }

    @Test
    void theWireNamesEveryMistakeInOneAnswer() {
        int meeting = asking();
        String meal = questions.ask(meeting, "Meal", true, "Meat", "Fish");
        String drink = questions.ask(meeting, "Drink", true, "Tea", "Milk");

        Answer refused = visitor.postJson("/api/meetings/" + meeting + "/registrations/",
                "{\"employee_number\":\"12\",\"name\":\" \",\"email\":\"nowhere\",\"answers\":{\"" + meal + "\":\"Stones\"}}");
        assertThat(refused.status()).isEqualTo(422);
        JsonObject problem = Json.createReader(new StringReader(refused.body())).readObject();
        assertThat(problem.getString("type")).as("as ever, of the first").isEqualTo("/problems/directory.number.malformed");
        JsonArray errors = problem.getJsonArray("errors");
        assertThat(problem.getString("detail")).isEqualTo(errors.getJsonObject(0).getString("detail"));
        assertThat(errors.stream().map(JsonValue::asJsonObject).map(error -> error.getString("pointer")))
                .containsExactly("/employee_number", "/name", "/email", "/answers/" + meal, "/answers/" + drink, "/consent");

        Answer unanswered = visitor.postJson(
                "/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"100002\",\"consent\":true}");
        assertThat(unanswered.status()).isEqualTo(422);
        assertThat(unanswered.body()).contains("/answers/" + meal, "/answers/" + drink);
    }

    @Test
    void severalAtOnceNameEveryMistake() {
        asking();
        stage.meeting("Other");
        Summary.mustName(visitor.post("/register-several", "emp_id", "1", "email", "x"), "meeting", "emp_id", "email", "consent");
    }

    @Test
    void aTicketsAnswersNameEveryMistake() {
        int meeting = stage.organizedBy("olga", stage.meeting("Lunch"));
        String ticket = stage.register(meeting, "100002");
        String meal = questions.ask(meeting, "Meal", true, "Meat", "Fish");
        String wish = questions.ask(meeting, "Wish", true);
        String note = questions.ask(meeting, "Note", false);
        Summary.mustName(
                visitor.post("/ticket/" + ticket + "/answers", "answer-" + meal, "Stones", "answer-" + note, "x".repeat(301)),
                "answer-" + meal, "answer-" + wish, "answer-" + note);
    }

    @Test
    void theDoorNamesEveryMistake() {
        int meeting = stage.organizedBy("olga", stage.meeting("Lunch"));
        String note = questions.ask(meeting, "Note", false);
        Summary.mustName(
                olga.post("/organizer/meeting/" + meeting + "/walk-in", "emp_id", "1", "byhand", "yes", "name", " ", "answer-" + note,
                        "x".repeat(301)),
                "emp_id", "name", "answer-" + note);
        Client ann = stage.world().signedIn("ann");
        ann.post("/organizer/meeting/" + meeting + "/kiosk", "open", "yes");
        String kiosk = ann.get("/organizer/meeting/" + meeting + "/kiosk").between("name=\"then\" value=\"", "\"");
        Summary.mustName(visitor.post(kiosk, "emp_id", "1"), "emp_id");
    }

    @Test
    void signingUpAndInNamesEveryMistake() {
        Summary.mustName(
                Client.at("").post("/sign-up", "name", " ", "subdomain", "-", "email", "nowhere"), "name", "subdomain", "email", "terms");
        Summary.mustName(
                Client.at("").post("/sign-up", "name", "Acme", "subdomain", stage.world().subdomain(), "email", "x", "terms", "yes"),
                "subdomain", "email");
        Summary.mustName(visitor.post("/auth/register", "name", "", "email", "nowhere"), "name", "email");
        Summary.mustName(visitor.post("/auth/login", "email", "nowhere"), "email");
        Summary.mustName(Client.at("").post("/find", "address", "nobody at all"), "address");
    }

    @Test
    void anOrganizersFormsNameEveryMistake() {
        Answer refused = olga.post(
                "/organizer/meeting/create", "topic", "", "meeting_date", "soon", "start_time", "25:00", "meeting_url", "x", "meeting_type",
                "online", "capacity", "many", "registration_opens", "never", "repeat", "weekly", "repeat_every", "99");
        Summary.mustName(refused, "topic", "meeting_date", "start_time", "meeting_url", "capacity", "registration_opens", "repeat_every",
                "repeat_times");
        assertThat(Summary.sentences(refused)).contains("Date: Give a date, such as 2026-11-20.", "Seats: Give a whole number from 1 to"
                + " 1,000,000, or leave it empty.");
        int meeting = stage.organizedBy("olga", stage.meeting("Lunch"));
        Summary.mustName(
                olga.post("/organizer/meeting/" + meeting + "/edit", "version", "0", "topic", "", "meeting_date", "2099-11-20", "start_time",
                        "10:00", "end_time", "09:00", "waiting_most", "0"),
                "topic", "end_time", "waiting_most");
        Summary.mustName(
                olga.post("/organizer/meeting/" + meeting + "/questions", "action", "save", "kind", "one", "label", " ", "help",
                        "x".repeat(501), "options", "Alone"),
                "label", "help", "options");
    }

    /** What is read first, by eye in a row of tabs and by ear, is what came of it. */
    @Test
    void theTitleSaysWhatCameOfIt() {
        int meeting = stage.meeting("Lunch", 1);
        stage.set(meeting, "waiting_list = true");
        assertThat(title(visitor.get("/submit/" + meeting))).isEqualTo("Lunch · Acme Engineering");
        assertThat(title(visitor.post("/submit/" + meeting, "emp_id", "100002"))).isEqualTo("You are registered: Lunch · Acme Engineering");
        assertThat(title(visitor.post("/submit/" + meeting, "emp_id", "100002"))).startsWith("Already registered: Lunch");
        assertThat(title(visitor.post("/submit/" + meeting, "emp_id", "100003"))).startsWith("Not registered: Lunch");
        assertThat(title(visitor.post("/submit/" + meeting, "emp_id", "100003", "waitlist", "yes")))
                .startsWith("You are on the waiting list: Lunch");
        stage.set(meeting, "status = 'closed'");
        assertThat(title(visitor.post("/submit/" + meeting, "emp_id", "999999"))).startsWith("Not registered: Lunch");
        assertThat(title(visitor.get("/submit/" + meeting))).isEqualTo("Lunch · Acme Engineering");
        assertThat(title(visitor.get("/submit/" + meeting + "/mail-ticket"))).startsWith("Get your ticket: Lunch");
        assertThat(title(visitor.post("/submit/" + meeting + "/mail-ticket", "emp_id", "100003"))).contains("icket sent: Lunch");
    }

    /** Who registered before it closed has lost nothing but the mail. */
    @Test
    void whereNobodyCanRegisterAnyMoreThereIsAWayToTheTicket() {
        int meeting = stage.meeting("Lunch", 1);
        stage.register(meeting, "100002");
        String wayToIt = "href=\"/submit/" + meeting + "/mail-ticket\">Already registered? Get your ticket</a>";
        for (String state : List.of(
                "capacity = 1", "capacity = null, status = 'closed'", "status = 'open', registration_closes_at = now() - interval '1 minute'",
                "starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour'")) {
            stage.set(meeting, state);
            assertThat(visitor.get("/submit/" + meeting).body()).as(state).contains(wayToIt);
            assertThat(visitor.get("/submit/" + meeting + "/mail-ticket").body())
                    .as(state)
                    .contains("Get your ticket</h2>", "name=\"emp_id\"", "action=\"/submit/" + meeting + "/mail-ticket\"");
        }
        assertThat(visitor.post("/submit/" + meeting + "/mail-ticket", "emp_id", "100002").between("<h2>", "</h2>"))
                .isEqualTo("The ticket is on its way");
        Summary.mustName(visitor.post("/submit/" + meeting + "/mail-ticket", "emp_id", "1"), "emp_id");
        int open = stage.meeting("Open");
        assertThat(visitor.get("/submit/" + open).body()).doesNotContain("mail-ticket");
        int hidden = stage.meeting("Private");
        stage.set(hidden, "status = 'closed', visibility = 'private'");
        assertThat(visitor.get("/submit/" + hidden + "?key=" + Stage.KEY).body()).contains("/mail-ticket?key=" + Stage.KEY);
        assertThat(visitor.get("/submit/" + hidden + "/mail-ticket?key=" + Stage.KEY).body()).contains("name=\"key\" value=\"" + Stage.KEY);
        assertThat(visitor.get("/submit/" + hidden + "/mail-ticket").status()).isEqualTo(404);
    }

    @Test
    void thePhonesKeyboardHasLettersWhereNumbersHave() {
        int meeting = stage.meeting("Lunch");
        stage.meeting("Other");
        List<String> forms = List.of("/submit/" + meeting, "/submit_manual/" + meeting, "/register-several", "/submit/" + meeting + "/mail-ticket");
        for (String form : forms) {
            assertThat(numberField(visitor.get(form))).as(form).contains("inputmode=\"numeric\"");
            if (!form.startsWith("/submit_manual/")) {
                assertThat(visitor.get(form).body()).as(form).contains("Leading zeros do not matter.");
            }
        }
        Stage letters = new Stage();
        letters.world().sql("delete from employee where tenant_id = ?", letters.world().id());
        letters.employee("EMP-0099", "emp-0099", "Nok Srisai", null);
        letters.organizedBy("olga", letters.meeting("Lunch"));
        letters.meeting("Other");
        for (String form : forms) {
            assertThat(numberField(letters.visitor().get(form)))
                    .as(form)
                    .contains("inputmode=\"text\"", "autocapitalize=\"characters\"", "spellcheck=\"false\"", "autocomplete=\"off\"");
            assertThat(letters.visitor().get(form).body()).as(form).doesNotContain("Leading zeros");
        }
        Client organizer = letters.world().signedIn("olga");
        assertThat(numberField(organizer.get("/organizer/meeting/1/walk-in"))).contains("inputmode=\"text\"");
        organizer.post("/organizer/meeting/1/kiosk", "open", "yes");
        String kiosk = organizer.get("/organizer/meeting/1/kiosk").between("name=\"then\" value=\"", "\"");
        assertThat(numberField(letters.visitor().get(kiosk))).contains("inputmode=\"text\"", "enterkeyhint=\"go\"");
    }

    /** A date has neither a length nor a keyboard (HTML, section 4.10.5). */
    @Test
    void dateFieldsSayNothingThatIsNotTheirs() {
        Answer form = olga.get("/organizer/meeting/create");
        for (String field : List.of("meeting_date", "start_time", "registration_opens")) {
            assertThat(form.between("<input id=\"" + field + "\"", ">")).doesNotContain("maxlength", "inputmode");
        }
        assertThat(form.between("<input id=\"topic\"", ">")).contains("maxlength=\"300\"");
    }

    private static String numberField(Answer page) {
        String body = page.body();
        String start = body.contains("<input id=\"new_emp_id\"") ? "<input id=\"new_emp_id\"" : "<input id=\"emp_id\"";
        return page.between(start, ">");
    }

    private static String title(Answer page) {
        return page.between("<title>", "</title>");
    }
}
