package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.World;

/** Nobody takes a colleague's ticket away by typing the colleague's number with an address of their own. */
class OtherAddressIT {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("/not-me/([0-9a-z]{64})");

    House house = House.open();
    Stage stage = new Stage();
    World world = stage.world();
    Client visitor = stage.visitor();
    String typed = world.email("mallory");

    @Test
    void theDirectorysAddressGetsTheTicketAndIsToldOfTheOther() {
        int meeting = stage.meeting("Board", 5);
        Answer answer = visitor.post("/submit/" + meeting, "emp_id", "100002", "email", typed);
        assertThat(answer.body()).contains("A copy is on its way to n•••@");

        Mail told = waitFor("Did you register? Board");
        assertThat(waitFor("Your place: Board").text()).contains("/ticket/");
        assertThat(told.text()).contains("another e-mail address was entered", "Board").doesNotContain("mallory", "/ticket/");
        assertThat(house.mail().mailsTo(typed)).isEmpty();
        assertThat(recipients()).isEqualTo(stage.nok());

        String link = link(told);
        Answer page = stage.visitor().get("/not-me/" + link);
        assertThat(page.between("<h1>", "</h1>")).isEqualTo("Cancel this registration?");
        assertThat(stage.taken(meeting)).as("opening it changes nothing").isEqualTo(1);
        Client nok = stage.visitor();
        assertThat(nok.post("/not-me/" + link).header("Location")).isEqualTo("/not-me/" + link);
        assertThat(nok.get("/not-me/" + link).between("<h1>", "</h1>")).isEqualTo("The registration is cancelled");
        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isZero();
        assertThat(World.text("select status || ' ' || cancelled_by || ' ' || (deleted_at is null) from registration where tenant_id = ?", world.id()))
                .isEqualTo("cancelled attendee true");
        assertThat(waitFor("Given back: Board").attachments())
                .anySatisfy(file -> assertThat(new String(file.content())).contains("METHOD:CANCEL"));
        assertThat(world.count("select count(*) from audit_entry where tenant_id = ? and verb = 'registration.not_me'", world.id())).isEqualTo(1);
        nok.post("/not-me/" + link);
        assertThat(world.count("select count(*) from audit_entry where tenant_id = ? and verb = 'registration.not_me'", world.id())).isEqualTo(1);
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "100002").body()).contains("You are registered");
    }

    @Test
    void theSameOnTheWireInTheLineAndForSeveral() {
        int meeting = stage.meeting("Board", 1);
        stage.set(meeting, "waiting_list = true");
        stage.register(meeting, "100003");
        assertThat(visitor.postJson("/api/meetings/" + meeting + "/registrations/",
                "{\"employee_number\":\"100002\",\"email\":\"" + typed + "\",\"waitlist\":true}").status()).isEqualTo(201);
        assertThat(kinds()).isEqualTo("registration.other_address,registration.waiting");
        int several = stage.meeting("Lunch");
        visitor.post("/register-several", "meeting", String.valueOf(several), "emp_id", "100002", "email", typed);
        assertThat(kinds()).isEqualTo("registration.confirmed,registration.other_address,registration.other_address,registration.waiting");
        assertThat(recipients()).isEqualTo(stage.nok());
        String link = link(waitFor("Did you register? Board"));
        stage.visitor().post("/not-me/" + link);
        assertThat(world.count("select waiting from meeting where tenant_id = ? and number = ?", world.id(), meeting)).isZero();
    }

    @Test
    void aSeriesIsToldInOneMailWithALinkForEachDate() {
        Client olga = world.signedIn("olga");
        String[] form = {"topic", "Course", "meeting_date", "2099-11-20", "start_time", "09:00", "is_public", "on", "repeat", "weekly",
            "repeat_times", "3", "seen", ""};
        form[form.length - 1] = olga.post("/organizer/meeting/create", form).between("name=\"seen\" value=\"", "\"");
        olga.post("/organizer/meeting/create", form);
        visitor.post("/submit/1", "emp_id", "100002", "series", "all", "email", typed);

        Mail told = waitFor("Did you register? ");
        assertThat(told.text()).contains("3 meetings of this series");
        assertThat(told.text().split("/not-me/")).hasSize(4);
        assertThat(kinds()).isEqualTo("registration.confirmed,registration.other_address");
        stage.visitor().post("/not-me/" + link(told));
        assertThat(world.count("select count(*) from registration where tenant_id = ? and status = 'confirmed'", world.id())).isEqualTo(2);
    }

    @Test
    void nobodyIsToldWhereTheAddressIsTheSameOrThereIsNone() {
        int meeting = stage.meeting("Board");
        visitor.post("/submit/" + meeting, "emp_id", "100002", "email", stage.nok().toUpperCase());
        visitor.post("/submit/" + meeting, "emp_id", "100003", "email", typed);
        assertThat(kinds()).isEqualTo("registration.confirmed,registration.confirmed");
        assertThat(recipients()).as("the directory knows no address of Somchai's").isEqualTo(typed + "," + stage.nok());
    }

    @Test
    void aTicketIsMailedAgainToTheDirectorysAddressOfToday() {
        int meeting = stage.meeting("Board");
        visitor.post("/submit/" + meeting, "emp_id", "100003", "email", typed);
        world.sql("update employee set email = ? where tenant_id = ? and number_key = '100003'", world.email("somchai"), world.id());
        world.sql("delete from outbox where tenant_id = ?", world.id());
        world.sql("update registration set ticket_mailed_at = now() - interval '1 hour' where tenant_id = ?", world.id());
        Answer mailed = visitor.post("/submit/" + meeting + "/mail-ticket", "emp_id", "100003");
        assertThat(mailed.body()).contains("s•••@");
        assertThat(recipients()).isEqualTo(world.email("somchai"));
    }

    @Test
    void aLinkIsGoodForItsOwnPurposeOnly() {
        int meeting = stage.meeting("Board");
        visitor.post("/submit/" + meeting, "emp_id", "100002", "email", typed);
        String link = link(waitFor("Did you register? Board"));
        assertThat(visitor.get("/reminders/" + link).status()).isEqualTo(404);
        assertThat(visitor.get("/ticket/" + link).status()).isEqualTo(404);
        assertThat(visitor.get("/not-me/" + link.substring(0, 63) + (link.endsWith("0") ? "1" : "0")).status()).isEqualTo(404);
        assertThat(new Stage().visitor().get("/not-me/" + link).status()).isEqualTo(404);
        assertThat(visitor.post("/not-me/" + "0".repeat(64)).status()).isEqualTo(404);
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
    }

    private Mail waitFor(String subject) {
        return house.mail().waitForMailTo(stage.nok(), A_WHILE, mail -> mail.subject().startsWith(subject));
    }

    private String kinds() {
        return World.text("select string_agg(kind, ',' order by kind) from outbox where tenant_id = ? and kind like 'registration.%' and channel = 'mail'", world.id());
    }

    private String recipients() {
        return World.text("select string_agg(distinct recipient, ',' order by recipient) from outbox where tenant_id = ? and channel = 'mail'",
                world.id());
    }

    private static String link(Mail mail) {
        Matcher found = LINK.matcher(mail.text());
        assertThat(found.find()).as(mail.text()).isTrue();
        return found.group(1);
    }
}
