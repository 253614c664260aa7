package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;

/** The pages as a browser without scripts sees them: each outcome its sentence, and nothing typed is lost. */
class SubmitIT {

    private static final Pattern TICKET = Pattern.compile("/ticket/([0-9a-z]{64})\"");

    House house = House.open();
    Stage stage = new Stage();
    Client visitor = stage.visitor();

    @Test
    void oneNumberGivesATicket() {
        int meeting = stage.meeting("Town hall", 10);

        var form = visitor.get("/submit/" + meeting);
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.between("<h1>", "</h1>")).isEqualTo("Town hall");
        assertThat(form.body()).contains("name=\"emp_id\"", "Hall 2, floor 5, North building");

        var answer = visitor.post("/submit/" + meeting, "emp_id", "100002");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.between("<h1>", "</h1>")).isEqualTo("You are registered, Nok Srisai");
        assertThat(answer.body()).contains("<svg", "A copy is on its way to n•••@");
        assertThat(stage.taken(meeting)).isEqualTo(1);

        var ticket = visitor.get("/ticket/" + ticket(answer));
        assertThat(ticket.between("<h1>", "</h1>")).isEqualTo("You are registered, Nok Srisai");
        var calendar = visitor.get("/ticket/" + ticket(answer) + "/calendar");
        assertThat(calendar.header("Content-Type")).isEqualTo("text/calendar;method=PUBLISH;charset=UTF-8");
        assertThat(calendar.body()).contains("SUMMARY:Town hall", "STATUS:CONFIRMED");
    }

    @Test
    void theMailBringsTheTicketAndTheCalendarEntry() {
        int meeting = stage.meeting("Board");
        var answer = visitor.post("/submit/" + meeting, "emp_id", "00100002");

        var mail = house.mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60));
        assertThat(mail.subject()).startsWith("Your place: Board – ");
        assertThat(mail.text()).contains(stage.world().url("/ticket/" + ticket(answer)));
        assertThat(mail.attachments()).anySatisfy(file -> {
            assertThat(file.name()).isEqualTo("meeting-" + meeting + ".ics");
            assertThat(new String(file.content())).contains("METHOD:REQUEST", "SEQUENCE:0");
        });
    }

    @Test
    void whoTypesTheSameNumberElsewhereSeesNothingOfThePerson() {
        int meeting = stage.meeting("Board");
        visitor.post("/submit/" + meeting, "emp_id", "100002");

        var answer = stage.visitor().post("/submit/" + meeting, "emp_id", "00100002");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.between("<h2>", "</h2>")).isEqualTo("This number is registered already");
        assertThat(answer.body()).contains("n•••@" + stage.nok().split("@")[1]).doesNotContain("Nok", stage.nok(), "/ticket/");
    }

    @Test
    void theTicketIsMailedAgainOnlyToTheKnownAddress() {
        int meeting = stage.meeting("Board");
        visitor.post("/submit/" + meeting, "emp_id", "100002");
        house.mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60));
        stage.world().sql("update registration set ticket_mailed_at = now() - interval '1 hour' where tenant_id = ?", stage.world().id());

        var answer = stage.visitor().post("/submit/" + meeting + "/mail-ticket", "emp_id", "100002");
        assertThat(answer.between("<h2>", "</h2>")).isEqualTo("The ticket is on its way");
        var unknown = stage.visitor().post("/submit/" + meeting + "/mail-ticket", "emp_id", "100003");
        assertThat(unknown.between("<h2>", "</h2>")).isEqualTo("No ticket was mailed");
        assertThat(stage.world().count("select count(*) from outbox where tenant_id = ? and channel = 'mail'", stage.world().id()))
                .isEqualTo(2);
    }

    @Test
    void anUnknownNumberLeadsToTheRestOfTheForm() {
        int meeting = stage.meeting("Board");

        var manual = visitor.post("/submit/" + meeting, "emp_id", "999999", "email", "zed@zed.example");
        assertThat(manual.status()).isEqualTo(200);
        assertThat(manual.between("<h2>", "</h2>")).isEqualTo("Tell us who you are");
        assertThat(manual.body()).contains("value=\"999999\"", "value=\"zed@zed.example\"", "action=\"/submit_manual/" + meeting);

        var nameless = visitor.post("/submit_manual/" + meeting, "new_emp_id", "999999", "new_position", "Guest");
        assertThat(nameless.between("id=\"new_emp_name-error\">", "</p>")).isEqualTo("Please enter your name.");
        assertThat(nameless.body()).contains("value=\"999999\"", "value=\"Guest\"");

        var answer = visitor.post("/submit_manual/" + meeting, "new_emp_id", "999999", "new_emp_name", "Zed <b>Guest</b>");
        assertThat(answer.between("<h1>", "</h1>")).isEqualTo("You are registered, Zed &lt;b&gt;Guest&lt;/b&gt;");
    }

    @Test
    void nobodyClaimsANumberOfTheDirectoryUnderAnotherName() {
        int meeting = stage.meeting("Board");
        var answer = visitor.post("/submit_manual/" + meeting, "new_emp_id", "00100003", "new_emp_name", "Mallory");
        assertThat(answer.between("<h1>", "</h1>")).isEqualTo("You are registered, Somchai Jaidee");
    }

    @Test
    void eachObstacleHasItsSentenceAndKeepsTheNumber() {
        int full = stage.meeting("Full", 1);
        visitor.post("/submit/" + full, "emp_id", "100003");
        int closed = stage.meeting("Closed");
        stage.set(closed, "status = 'closed'");
        int cancelled = stage.meeting("Cancelled");
        stage.set(cancelled, "status = 'cancelled'");
        int early = stage.meeting("Early");
        stage.set(early, "registration_opens_at = '2099-03-01 10:00Z'");
        int over = stage.meeting("Over", Duration.ofDays(-1), null);

        assertThat(obstacles(List.of(full, closed, cancelled, early, over)))
                .containsExactly(
                        "All seats are taken.",
                        "Registration is closed.",
                        "This meeting has been cancelled.",
                        "Registration opens 1 Mar 2099, 10:00.",
                        "This meeting is over.");
    }

    private List<String> obstacles(List<Integer> meetings) {
        return meetings.stream()
                .map(meeting -> {
                    String before = visitor.get("/submit/" + meeting).between("role=\"status\"><b>", "</b>");
                    var answer = visitor.post("/submit/" + meeting, "emp_id", "100002");
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.body()).contains("value=\"100002\"");
                    assertThat(stage.world().count(
                                    "select count(*) from registration where tenant_id = ? and number_key = '100002'",
                                    stage.world().id()))
                            .isZero();
                    assertThat(answer.between("role=\"status\"><b>", "</b>")).isEqualTo(before);
                    return before;
                })
                .toList();
    }

    @Test
    void aMalformedNumberOrAddressStaysBesideItsMessage() {
        int meeting = stage.meeting("Board");
        var number = visitor.post("/submit/" + meeting, "emp_id", "12 3", "email", "a@b.example");
        assertThat(number.between("id=\"emp_id-error\">", "</p>"))
                .isEqualTo("An employee number has 6 to 20 letters, digits or the signs - . / _");
        assertThat(number.body()).contains("value=\"12 3\"", "value=\"a@b.example\"");

        var email = visitor.post("/submit/" + meeting, "emp_id", "100002", "email", "nowhere");
        assertThat(email.between("id=\"email-error\">", "</p>")).isEqualTo("This does not look like an e-mail address.");
        assertThat(stage.confirmed(meeting)).isZero();
    }

    @Test
    void aPrivateMeetingOpensOnlyWithItsKey() {
        int meeting = stage.meeting("Secret");
        stage.set(meeting, "visibility = 'private'");
        assertThat(visitor.get("/submit/" + meeting).status()).isEqualTo(404);
        assertThat(visitor.get("/submit/" + meeting + "?key=wrong").status()).isEqualTo(404);
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "100002").status()).isEqualTo(404);

        assertThat(visitor.get("/submit/" + meeting + "?key=" + Stage.KEY).body()).contains("name=\"key\" value=\"" + Stage.KEY);
        var answer = visitor.post("/submit/" + meeting, "emp_id", "100002", "key", Stage.KEY);
        assertThat(answer.between("<h1>", "</h1>")).isEqualTo("You are registered, Nok Srisai");
    }

    @Test
    void theSameFormSentTwiceIsOneRegistrationAndTheSameTicket() {
        int meeting = stage.meeting("Board");
        String key = visitor.get("/submit/" + meeting).between("name=\"idempotency_key\" value=\"", "\"");
        var first = visitor.post("/submit/" + meeting, "emp_id", "100002", "idempotency_key", key);
        var second = visitor.post("/submit/" + meeting, "emp_id", "100002", "idempotency_key", key);
        assertThat(ticket(second)).isEqualTo(ticket(first));
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
    }

    @Test
    void aSeatThatIsGivenBackIsFree() {
        int meeting = stage.meeting("Board", 1);
        String ticket = ticket(visitor.post("/submit/" + meeting, "emp_id", "100002"));

        assertThat(visitor.get("/ticket/" + ticket + "?cancel=yes").between("<h1>", "</h1>")).isEqualTo("Give your seat back?");
        assertThat(stage.taken(meeting)).isEqualTo(1);
        assertThat(visitor.post("/ticket/" + ticket).header("Location")).isEqualTo("/ticket/" + ticket);
        visitor.post("/ticket/" + ticket);
        assertThat(stage.taken(meeting)).isZero();
        assertThat(visitor.get("/ticket/" + ticket).between("<h1>", "</h1>")).isEqualTo("You gave this place back, Nok Srisai");
        assertThat(visitor.get("/ticket/" + ticket + "/calendar").body()).contains("METHOD:CANCEL", "STATUS:CANCELLED");

        var other = visitor.post("/submit/" + meeting, "emp_id", "100003");
        assertThat(other.between("<h1>", "</h1>")).isEqualTo("You are registered, Somchai Jaidee");
        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(1);
    }

    @Test
    void notYouIsUndoneAtOnce() {
        int meeting = stage.meeting("Board", 5);
        var answer = visitor.post("/submit/" + meeting, "emp_id", "100002");
        assertThat(answer.body()).contains("Not you? Undo");

        assertThat(visitor.post("/ticket/" + ticket(answer), "undo", "yes").header("Location")).isEqualTo("/submit/" + meeting);
        assertThat(stage.taken(meeting)).isZero();
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "100002").between("<h1>", "</h1>"))
                .isEqualTo("You are registered, Nok Srisai");
    }

    @Test
    void anAttendeeCarriesNoCookie() {
        int meeting = stage.meeting("Board");
        visitor.get("/submit/" + meeting);
        assertThat(visitor.cookies()).as("after the form").isEmpty();
        var answer = visitor.post("/submit/" + meeting, "emp_id", "100002");
        assertThat(visitor.cookies()).as("after registering").isEmpty();
        visitor.post("/ticket/" + ticket(answer));
        visitor.get("/ticket/" + ticket(answer));
        assertThat(visitor.cookies()).as("after cancelling").isEmpty();
        visitor.get("/");
        visitor.get("/submit");
        assertThat(visitor.cookies()).as("after the portal").isEmpty();
    }

    @Test
    void aTicketThatNobodyGaveIsNone() {
        int meeting = stage.meeting("Board");
        String ticket = ticket(visitor.post("/submit/" + meeting, "emp_id", "100002"));
        String forged = ticket.substring(0, 63) + (ticket.endsWith("0") ? "1" : "0");

        assertThat(visitor.get("/ticket/" + forged).status()).isEqualTo(404);
        assertThat(visitor.post("/ticket/" + forged).status()).isEqualTo(404);
        assertThat(visitor.get("/ticket/" + forged + "/calendar").status()).isEqualTo(404);
        assertThat(new Stage().visitor().get("/ticket/" + ticket).status()).isEqualTo(404);
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
    }

    @Test
    void theTicketGivesOnlineDataAsTextAndALinkOnlyToTheWeb() {
        int meeting = stage.meeting("Online");
        stage.set(meeting, "format = 'online', online_url = 'javascript:alert(1)', online_id = '<i>9</i>', information = E'One\\n<script>'");
        var answer = visitor.post("/submit/" + meeting, "emp_id", "100002");
        assertThat(answer.body())
                .contains("javascript:alert(1)", "&lt;i&gt;9&lt;/i&gt;", "&lt;script&gt;")
                .doesNotContain("href=\"javascript", "<script>");

        stage.set(meeting, "online_url = 'https://meet.example/9'");
        assertThat(visitor.get("/ticket/" + ticket(answer)).body()).contains("href=\"https://meet.example/9\"");
    }

    @Test
    void theAddressWithoutANumberLeadsToThePortal() {
        assertThat(visitor.get("/submit").header("Location")).isEqualTo("/");
        assertThat(visitor.post("/submit", "emp_id", "100002").header("Location")).isEqualTo("/");
        assertThat(visitor.get("/submit/99").status()).isEqualTo(404);
        assertThat(visitor.get("/submit/x").status()).isEqualTo(404);
    }

    private static String ticket(Answer answer) {
        var found = TICKET.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }
}
