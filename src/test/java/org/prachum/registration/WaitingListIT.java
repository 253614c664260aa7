package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.Patience;

/** Waiting for a seat, as those who wait live it: on the page without scripts, on the wire, in the mailbox. */
class WaitingListIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    House house = House.open();
    Stage stage = new Stage();
    Client visitor = stage.visitor();

    @Test
    void whoeverComesTooLateWaitsByOneButtonAndTypesNothingAgain() {
        int meeting = full("Clinic");

        var full = visitor.post("/submit/" + meeting, "emp_id", "100002", "email", "nok@home.example");
        assertThat(full.status()).isEqualTo(200);
        assertThat(full.between("role=\"status\"><b>", "</b>")).isEqualTo("All seats are taken. You can be the first on the waiting list.");
        assertThat(full.body()).contains(
                "name=\"emp_id\" value=\"100002\"", "name=\"email\" value=\"nok@home.example\"", "name=\"waitlist\" value=\"yes\"");
        assertThat(waiting(meeting)).as("nobody waits who was not asked").isZero();

        var answer = join(meeting, "100002");
        assertThat(answer.between("<h1>", "</h1>")).isEqualTo("You are on the waiting list, Nok Srisai");
        assertThat(answer.body()).contains("<dd><b>Number 1</b></dd>").doesNotContain("<svg", "/calendar");
        String ticket = ticket(answer);
        assertThat(visitor.get("/ticket/" + ticket).between("<h1>", "</h1>")).isEqualTo("You are on the waiting list, Nok Srisai");
        assertThat(visitor.get("/ticket/" + ticket + "/calendar").status()).isEqualTo(404);
        assertThat(mail("On the waiting list: Clinic").text())
                .contains("You are number 1 on the waiting list", stage.world().url("/ticket/" + ticket));
        assertThat(stage.taken(meeting)).isEqualTo(1);
        assertThat(waiting(meeting)).isEqualTo(1);

        assertThat(stage.visitor().get("/submit/" + meeting).body())
                .contains("Join the waiting list", "1 person is waiting for one.");
        assertThat(stage.visitor().post("/submit/" + meeting, "emp_id", "100002", "waitlist", "yes").between("<h2>", "</h2>"))
                .isEqualTo("This number is on the waiting list already");
    }

    @Test
    void whoeverIsNotInTheDirectoryWaitsAsWell() {
        int meeting = full("Clinic");
        var manual = visitor.post("/submit/" + meeting, "emp_id", "999999", "waitlist", "yes");
        assertThat(manual.body()).contains("name=\"waitlist\" value=\"yes\"", "Join the waiting list");
        var full = visitor.post("/submit_manual/" + meeting, "new_emp_id", "999999", "new_emp_name", "Zed \"Z\" Guest");
        assertThat(full.body()).contains("action=\"/submit_manual/" + meeting, "name=\"new_emp_id\" value=\"999999\"")
                .containsPattern("name=\"new_emp_name\" value=\"Zed &(#34|quot);Z&(#34|quot); Guest\"");
        var answer = visitor.post("/submit_manual/" + meeting, "new_emp_id", "999999", "new_emp_name", "Zed", "waitlist", "yes");
        assertThat(answer.between("<h1>", "</h1>")).isEqualTo("You are on the waiting list, Zed");
        assertThat(answer.body()).contains("keep this page");
    }

    @Test
    void aSeatThatIsGivenBackGoesToTheFirstInLineAndNotToWhoeverIsQuick() {
        int meeting = stage.meeting("Board", 1);
        stage.set(meeting, "waiting_list = true");
        String seated = ticket(visitor.post("/submit/" + meeting, "emp_id", "100003"));
        String nok = ticket(join(meeting, "100002"));
        String malee = ticket(join(meeting, employee("100004", "Malee")));

        visitor.post("/ticket/" + seated);

        assertThat(visitor.get("/ticket/" + nok).between("<h1>", "</h1>")).isEqualTo("You are registered, Nok Srisai");
        assertThat(visitor.get("/ticket/" + malee).body()).contains("Number 1");
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "100003").body()).contains("All seats are taken.");
        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(1);
        Mail seat = mail("You have a seat: Board");
        assertThat(seat.text()).contains(stage.world().url("/ticket/" + nok));
        assertThat(new String(seat.attachments().get(0).content())).contains("METHOD:REQUEST");
    }

    @Test
    void whoeverWaitsMayLeaveByTheLinkAndTheOthersMoveUp() {
        int meeting = full("Board");
        String nok = ticket(join(meeting, "100002"));
        String malee = ticket(join(meeting, employee("100004", "Malee")));

        assertThat(visitor.get("/ticket/" + nok + "?cancel=yes").between("<h1>", "</h1>")).isEqualTo("Leave the waiting list?");
        assertThat(visitor.get("/ticket/" + malee).body()).contains("Number 2");
        visitor.post("/ticket/" + nok);
        visitor.post("/ticket/" + nok);

        assertThat(visitor.get("/ticket/" + malee).body()).contains("Number 1");
        assertThat(waiting(meeting)).isEqualTo(1);
        assertThat(stage.taken(meeting)).isEqualTo(1);
    }

    @Test
    void onTheWireWhoeverAsksForItWaits() {
        int meeting = full("Board");
        stage.set(meeting, "waiting_most = 1");

        assertThat(json(meeting, null, "{\"employee_number\":\"100002\"}").status()).isEqualTo(409);
        var first = json(meeting, "key-1", "{\"employee_number\":\"100002\",\"waitlist\":true}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body()).contains("\"status\":\"waitlisted\"", "\"waitlist_position\":1");
        var again = json(meeting, "key-1", "{\"employee_number\":\"100002\",\"waitlist\":true}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        var second = json(meeting, null, "{\"employee_number\":\"777777\",\"name\":\"Zed\",\"waitlist\":true}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("registration.list_full");
        assertThat(json(meeting, null, "{\"employee_number\":\"100002\",\"waitlist\":true}").body()).contains("registration.already");
        int without = stage.meeting("No line", 1);
        visitor.post("/submit/" + without, "emp_id", "100003");
        assertThat(json(without, null, "{\"employee_number\":\"100002\",\"waitlist\":true}").body()).contains("registration.full\"");
        assertThat(waiting(meeting)).isEqualTo(1);
    }

    @Test
    void anOfferedSeatIsHeldUntilItIsTakenOrDeclined() {
        offering(5);
        int meeting = stage.meeting("Board", 1);
        stage.set(meeting, "waiting_list = true");
        String seated = ticket(visitor.post("/submit/" + meeting, "emp_id", "100003"));
        String malee = ticket(join(meeting, employee("100004", "Malee")));
        String nok = ticket(join(meeting, "100002"));

        visitor.post("/ticket/" + seated);
        assertThat(visitor.get("/ticket/" + malee).between("<h1>", "</h1>")).isEqualTo("A seat is free for you, Malee");
        assertThat(stage.taken(meeting)).as("held").isEqualTo(1);
        assertThat(visitor.get("/ticket/" + malee + "?cancel=yes").between("<h1>", "</h1>")).isEqualTo("Let the seat go?");
        visitor.post("/ticket/" + malee);

        Mail offer = mail("A seat is free for you: Board");
        assertThat(offer.text()).contains("We hold it for you until", stage.world().url("/ticket/" + nok));
        visitor.post("/ticket/" + nok, "accept", "yes");
        visitor.post("/ticket/" + nok, "accept", "yes");
        assertThat(visitor.get("/ticket/" + nok).between("<h1>", "</h1>")).isEqualTo("You are registered, Nok Srisai");
        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(1);
        mail("Your place: Board");
        visitor.post("/ticket/" + malee, "accept", "yes");
        assertThat(visitor.get("/ticket/" + malee).between("<h1>", "</h1>")).isEqualTo("You gave this place back, Malee");
    }

    @Test
    void anOfferThatNobodyAnswersGoesToTheNext() {
        offering(72);
        int meeting = stage.meeting("Board", 1);
        stage.set(meeting, "waiting_list = true");
        String seated = ticket(visitor.post("/submit/" + meeting, "emp_id", "100003"));
        String nok = ticket(join(meeting, "100002"));
        String malee = ticket(join(meeting, employee("100004", "Malee")));
        visitor.post("/ticket/" + seated);
        mail("A seat is free for you: Board");
        assertThat(stage.world().count("select count(*) from registration r join meeting m on m.id = r.meeting_id and m.tenant_id ="
                        + " r.tenant_id where r.tenant_id = ? and r.offered_until = m.starts_at", stage.world().id()))
                .as("no offer is good beyond the start").isEqualTo(1);

        stage.world().sql("update registration set offered_until = now() - interval '1 minute' where tenant_id = ? and offered_until is"
                + " not null", stage.world().id());

        waitUntilOffered(malee);
        assertThat(visitor.get("/ticket/" + nok).between("<h1>", "</h1>")).isEqualTo("The time to answer has passed, Nok Srisai");
        assertThat(mail("The time to answer has passed: Board").text()).contains(stage.world().url("/submit/" + meeting));
        visitor.post("/ticket/" + nok, "accept", "yes");
        assertThat(stage.taken(meeting)).isEqualTo(1);
        assertThat(stage.confirmed(meeting)).isZero();
    }

    @Test
    void thoseWhoWaitGetMoreSeatsAndHearThatItMovesAndIsCancelled() {
        Client ann = stage.world().signedIn("ann");
        ann.post("/organizer/meeting/create", "topic", "Board", "meeting_date", "2099-11-20", "start_time", "15:00", "capacity", "1",
                "waiting_list", "on", "is_public", "on");
        visitor.post("/submit/1", "emp_id", "100003");
        String malee = ticket(join(1, employee("100004", "Malee")));
        String nok = ticket(join(1, "100002"));

        ann.post("/organizer/meeting/1/edit", "version", "0", "topic", "Board", "meeting_date", "2099-11-20", "start_time", "15:00",
                "capacity", "2", "waiting_list", "on", "is_public", "on");
        assertThat(visitor.get("/ticket/" + malee).between("<h1>", "</h1>")).isEqualTo("You are registered, Malee");
        assertThat(visitor.get("/ticket/" + nok).body()).contains("Number 1");

        ann.post("/organizer/meeting/1/edit", "version", "1", "topic", "Board", "meeting_date", "2099-11-20", "start_time", "16:00",
                "capacity", "2", "waiting_list", "on", "is_public", "on");
        assertThat(mail("Changed: Board").text()).contains("You keep your turn", "16:00");

        ann.post("/organizer/meeting/1/edit", "action", "cancel");
        assertThat(mail("Cancelled: Board").text()).contains("waiting for a seat");
        assertThat(visitor.get("/ticket/" + nok).between("<h1>", "</h1>")).isEqualTo("This meeting does not take place");
    }

    @Test
    void theOrganizerSeesWhoWaitsAndTheirFileSaysSo() {
        int meeting = full("Board");
        stage.set(meeting, "organizer_id = (select id from account where tenant_id = meeting.tenant_id and name = 'Olga Smirnova')");
        join(meeting, "100002");
        Client olga = stage.world().signedIn("olga");

        var page = olga.get("/organizer/meeting/" + meeting + "/registrations");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Waiting list", "Nok Srisai", "Number 1", "Next seat");
        String file = olga.get("/organizer/meeting/" + meeting + "/registrations/export/csv").body();
        assertThat(file).contains("Status", "Waiting list", "Registered");
        assertThat(olga.get("/organizer/meeting/" + meeting + "/export").body())
                .as("document 000's file knows neither").doesNotContain("Nok Srisai", "Status");
    }

    @Test
    void anAdminChoosesWhatBecomesOfASeat() {
        Client ann = stage.world().signedIn("ann");
        assertThat(ann.get("/admin/settings").body()).contains("When a seat becomes free", "It is theirs at once");
    }

    /** A meeting of one seat, which somebody has, and a line. */
    private int full(String topic) {
        int meeting = stage.meeting(topic, 1);
        stage.set(meeting, "waiting_list = true");
        visitor.post("/submit/" + meeting, "emp_id", "100003");
        return meeting;
    }

    private void offering(int hours) {
        stage.world().sql("insert into waiting_rule (tenant_id, id, offer_hours) values (?, ?, ?)", stage.world().id(),
                UUID.randomUUID(), hours);
    }

    private String employee(String number, String name) {
        stage.employee(number, number, name, null);
        return number;
    }

    private Answer join(int meeting, String number) {
        return visitor.post("/submit/" + meeting, "emp_id", number, "waitlist", "yes");
    }

    private Answer json(int meeting, String key, String body) {
        return stage.visitor().with("Idempotency-Key", key).postJson("/api/meetings/" + meeting + "/registrations/", body);
    }

    private long waiting(int meeting) {
        return stage.world().count("select waiting from meeting where tenant_id = ? and number = ?", stage.world().id(), meeting);
    }

    private void waitUntilOffered(String ticket) {
        Patience.until(PATIENCE, "an offer", () -> visitor.get("/ticket/" + ticket).body().contains("A seat is free for you"));
    }

    private Mail mail(String subject) {
        return house.mail().waitForMailTo(stage.nok(), PATIENCE, mail -> mail.subject().startsWith(subject + " – "));
    }

    private static String ticket(Answer answer) {
        return answer.between("/ticket/", "\"").replace("/calendar", "");
    }
}
