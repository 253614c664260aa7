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
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** Who is registered hears that a meeting moved, and that it does not take place; their calendar too. */
class MeetingNewsIT {

    private static final String EDIT = "/organizer/meeting/1/edit";

    House house = House.open();
    Stage stage = new Stage();
    Client olga = stage.world().signedIn("olga");
    Client ann = stage.world().signedIn("ann");

    @Test
    void everybodyRegisteredHearsThatItMovedAndThatItIsCancelled() {
        olga.post("/organizer/meeting/create", "topic", "Board", "meeting_date", "2099-11-20", "start_time", "15:00", "room", "Hall 1",
                "is_public", "on");
        String ticket = stage.visitor().post("/submit/1", "emp_id", "100002").between("href=\"/ticket/", "/calendar\"");
        house.mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60));

        assertThat(olga.post(EDIT, "version", "0", "topic", "Board", "meeting_date", "2099-11-20", "start_time", "15:00", "room", "Hall 2",
                        "is_public", "on").status())
                .isEqualTo(302);
        var moved = mail("Changed: Board");
        assertThat(moved.text()).contains("Where: Hall 2", "When: Friday 20 November 2099, 15:00–16:00");
        assertThat(calendar(moved)).contains("METHOD:REQUEST", "SEQUENCE:1");
        assertThat(stage.visitor().get("/ticket/" + ticket).body()).contains("The time or the place has changed");

        assertThat(olga.post(EDIT, "action", "cancel").status()).isEqualTo(302);
        var cancelled = mail("Cancelled: Board");
        assertThat(calendar(cancelled)).contains("METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED");
        assertThat(stage.visitor().get("/ticket/" + ticket).between("<h1>", "</h1>")).isEqualTo("This meeting does not take place");
    }

    @Test
    void whoIsRemovedHearsItOnceItCannotBeUndoneInTimeAndHearsThatTheyAreBack() {
        int meeting = stage.organizedBy("olga", stage.meeting("Board"));
        String ticket = stage.register(meeting, "100002");
        house.mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60));
        assertThat(entry(ticket)).contains("METHOD:PUBLISH", "SEQUENCE:0");

        remove(meeting, "100002");
        assertThat(stage.visitor().get("/ticket/" + ticket).between("<h1>", "</h1>")).isEqualTo("The organizer removed your registration");
        assertThat(stage.visitor().get("/ticket/" + ticket).body())
                .contains("please contact Olga Smirnova:", "href=\"mailto:" + stage.world().email("olga") + "\"")
                .doesNotContain("You gave this place back", "href=\"/submit/" + meeting);
        assertThat(entry(ticket)).contains("METHOD:CANCEL", "SEQUENCE:1");
        assertThat(stage.world().count("select count(*) from outbox where tenant_id = ? and kind = 'registration.removed'"
                + " and due_at > created_at + interval '9 seconds' and sent_at is null", stage.world().id())).as("waits").isEqualTo(1);

        stage.undoTimeIsOver();
        Mail removed = mail("Registration removed: Board");
        assertThat(removed.text()).contains("The organizer has removed your registration.", "Olga Smirnova, " + stage.world().email("olga"));
        assertThat(calendar(removed)).contains("METHOD:CANCEL", "SEQUENCE:1", "STATUS:CANCELLED", "UID:" + uid(entry(ticket)));

        restore(meeting, "100002");
        assertThat(calendar(mail("Registration restored: Board"))).contains("METHOD:REQUEST", "SEQUENCE:2", "UID:" + uid(entry(ticket)));
        assertThat(stage.visitor().get("/ticket/" + ticket).between("<h1>", "</h1>")).isEqualTo("You are registered, Nok Srisai");
    }

    @Test
    void aMisclickMailsNobodyAndCalendarsThatSawItAreCorrected() {
        int meeting = stage.organizedBy("olga", stage.meeting("Board"));
        String ticket = stage.register(meeting, "100002");
        house.mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60));

        String removal = remove(meeting, "100002");
        assertThat(entry(ticket)).contains("METHOD:CANCEL", "SEQUENCE:1");
        Screen.open(ann, removal).send("undoForm", "undoForm:takeBack", "undoForm:takeBack", "undoForm:undo", "undoForm:takeBack", "undoForm:takeBack");

        assertThat(entry(ticket)).contains("METHOD:PUBLISH", "SEQUENCE:2");
        assertThat(stage.world().count("select count(*) from outbox where tenant_id = ? and channel = 'mail' and kind like 'registration.%'",
                stage.world().id())).as("but for the ticket").isEqualTo(1);
    }

    @Test
    void whoIsRemovedFromTheWaitingListHearsItToo() {
        int meeting = stage.organizedBy("olga", stage.meeting("Board", 1));
        stage.set(meeting, "waiting_list = true");
        stage.register(meeting, "100003");
        String ticket = stage.visitor().post("/submit/" + meeting, "emp_id", "100002", "waitlist", "yes").between("/ticket/", "\"");
        mail("On the waiting list: Board");

        remove(meeting, "100002");
        stage.undoTimeIsOver();
        Mail removed = mail("Removed from the waiting list: Board");
        assertThat(removed.text()).contains("/ticket/" + ticket);
        assertThat(removed.attachments()).as("there was never an entry").isEmpty();
        assertThat(stage.visitor().get("/ticket/" + ticket).between("<h1>", "</h1>"))
                .isEqualTo("The organizer removed you from the waiting list");
    }

    /** Answers where that can be undone. */
    private String remove(int meeting, String number) {
        Answer removed = ann.post("/admin/registrations/" + id(meeting, number) + "/delete");
        assertThat(removed.status()).isEqualTo(302);
        return removed.header("Location");
    }

    private void restore(int meeting, String number) {
        Screen screen = Screen.open(olga, "/organizer/meeting/" + meeting + "/registrations?show=removed");
        Matcher button = Pattern.compile("<button id=\"([^\"]+:restore)\"").matcher(screen.shown().body());
        assertThat(button.find()).isTrue();
        screen.send("roster", button.group(1), button.group(1), "roster:list", button.group(1), "", "whom", id(meeting, number));
    }

    private String id(int meeting, String number) {
        return World.text("select cast(r.id as text) from registration r join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id"
                + " where r.tenant_id = ? and m.number = ? and r.number_key = ?", stage.world().id(), meeting, number);
    }

    /** The calendar entry that the ticket's page offers. */
    private String entry(String ticket) {
        return stage.visitor().get("/ticket/" + ticket + "/calendar").body();
    }

    private static String uid(String entry) {
        return entry.lines().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow().substring("UID:".length());
    }

    private Mail mail(String subject) {
        return house.mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60), mail -> mail.subject().equals(subject));
    }

    private static String calendar(Mail mail) {
        return new String(mail.attachments().get(0).content());
    }
}
