package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Calendars;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.Patience;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** Who is registered hears what changed of a meeting, what it was before, and that it does not take place; their calendar too. */
class MeetingNewsIT {

    private static final String EDIT = "/organizer/meeting/1/edit";
    private static final String WHEN = " – Fri 20 Nov 2099, 15:00";

    House house = House.open();
    Stage stage = new Stage();
    Client olga = stage.world().signedIn("olga");
    Client ann = stage.world().signedIn("ann");

    @Test
    void everybodyRegisteredHearsThatItMovedAndThatItIsCancelled() throws Exception {
        announce();
        String ticket = stage.visitor().post("/submit/1", "emp_id", "100002").between("href=\"/ticket/", "/calendar\"");
        assertThat(mail("Your place: Board" + WHEN).message().getReplyTo()[0].toString())
                .isEqualTo("Olga Smirnova <" + stage.world().email("olga") + ">");

        edit("topic", "Board", "room", "Hall 2");
        var moved = mail("Changed: Board" + WHEN);
        assertThat(moved.text())
                .contains("has changed: place.", "Where: Hall 2\n    Before: Hall 1\n", "When: Friday 20 November 2099, 15:00–16:00\n")
                .doesNotContain("Before: Friday");
        assertThat(calendar(moved)).contains("METHOD:REQUEST", "SEQUENCE:1");
        assertThat(stage.visitor().get("/ticket/" + ticket).body()).contains("The time or the place has changed");

        assertThat(olga.post(EDIT, "action", "cancel").status()).isEqualTo(302);
        var cancelled = mail("Cancelled: Board" + WHEN);
        assertThat(calendar(cancelled)).contains("METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED");
        assertThat(stage.visitor().get("/ticket/" + ticket).between("<h1>", "</h1>")).isEqualTo("This meeting does not take place");
    }

    /** Whoever answers reaches the organizer: by mail, and by their calendar; the platform only writes in their name. */
    @Test
    void anAnswerGoesToWhoeverOrganizes() throws Exception {
        announce();
        stage.visitor().post("/submit/1", "emp_id", "100002");
        String invitation = calendar(mail("Your place: Board" + WHEN));
        var organizer = Calendars.events(invitation).get(0).getProperty("ORGANIZER").orElseThrow();
        assertThat(organizer.getValue()).isEqualTo("mailto:" + stage.world().email("olga"));
        assertThat(organizer.getParameter("SENT-BY").orElseThrow().getValue()).startsWith("mailto:").doesNotContain("olga");
        assertThat(Calendars.name(invitation, "ORGANIZER")).isEqualTo("Olga Smirnova");

        stage.employee("00100004", "100004", "Olga Smirnova", stage.world().email("olga"));
        stage.visitor().post("/submit/1", "emp_id", "100004");
        Mail own = house.mail().waitForMailTo(stage.world().email("olga"), Duration.ofSeconds(60), mail -> mail.subject().startsWith("Your place"));
        assertThat(Calendars.name(calendar(own), "ORGANIZER")).as("nobody invites themselves").isEqualTo("Acme Engineering");
    }

    @Test
    void anotherTopicOrDescriptionIsMailedWhereTheOrganizerSaysSo() {
        announce();
        stage.visitor().post("/submit/1", "emp_id", "100002");
        mail("Your place: Board" + WHEN);
        assertThat(olga.get(EDIT).body()).contains("E-mail the 1 person registered if the topic or description changes");

        edit("topic", "Council", "room", "Hall 1", "additional_info", "Bring a pen");
        edit("topic", "Assembly", "room", "Hall 1", "additional_info", "Bring the laptop", "tell", "on");
        Mail renamed = mail("Changed: Assembly" + WHEN);
        assertThat(renamed.text()).contains(
                "has changed: topic, description.", "What: Assembly\n    Before: Council\n", "Good to know: Bring the laptop\n    Before: Bring a pen\n");
        assertThat(calendar(renamed)).contains("SUMMARY:Assembly", "SEQUENCE:1", "DESCRIPTION:Bring the laptop");
        assertThat(renamed.html().orElseThrow()).contains("Before: Council");
        assertThat(mails()).as("the first change was told to nobody").hasSize(2);
    }

    /** For eyes: target/mails holds the pictures. */
    @Test
    void theOrganizerIsAskedBesideTheButtonThatSaves() {
        announce();
        stage.visitor().post("/submit/1", "emp_id", "100002");
        try (Chromium chromium = Chromium.open()) {
            for (String language : List.of("en", "th")) {
                for (int width : new int[] {360, 1280}) {
                    look(chromium, language, width);
                }
            }
        }
    }

    private void look(Chromium chromium, String language, int width) {
        try (BrowserContext visit = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 900))) {
            olga.cookies().forEach((name, value) -> visit.addCookies(List.of(new Cookie(name, value).setUrl(stage.world().url("/")))));
            Page page = visit.newPage();
            page.navigate(stage.world().url(EDIT + "?lang=" + language));
            Locator tick = page.locator("input[name=tell]");
            tick.scrollIntoViewIfNeeded();
            assertThat(tick.isChecked()).isFalse();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/mails/edit-" + language + "-" + width + ".png")));
        }
    }

    /** A mail that comes too late to be true is not sent. */
    @Test
    void whatWasChangedBackIsNoNews() {
        announce();
        stage.visitor().post("/submit/1", "emp_id", "100002");
        mail("Your place: Board" + WHEN);
        stage.world().sql("insert into outbox (tenant_id, channel, kind, subject_id, recipient, language, body)"
                + " select tenant_id, 'mail', 'registration.moved', id, email, 'en', id || ' ' || ? from registration where tenant_id = ?",
                "{\"room\":\"Hall 1\"}", stage.world().id());
        Patience.until(Duration.ofSeconds(60), "withdrawn", () -> stage.world().count(
                        "select count(*) from outbox where tenant_id = ? and kind = 'registration.moved' and withdrawn", stage.world().id())
                == 1);
        assertThat(mails()).hasSize(1);
    }

    /** How to join is told to whoever has a seat, before and after. */
    @Test
    void whoWaitsHearsOfThePlaceAndNotHowToJoin() {
        announce();
        stage.set(1, "capacity = 1, waiting_list = true, format = 'hybrid', online_url = 'https://meet.example/old'");
        stage.visitor().post("/submit/1", "emp_id", "100003");
        stage.visitor().post("/submit/1", "emp_id", "100002", "waitlist", "yes");
        mail("On the waiting list: Board" + WHEN);
        edit("topic", "Board", "meeting_type", "hybrid", "room", "Hall 2", "meeting_url", "https://meet.example/new", "capacity", "1",
                "waiting_list", "on");
        Mail told = mail("Changed: Board" + WHEN);
        assertThat(told.text()).contains("has changed: place.", "You keep your turn").doesNotContain("meet.example");
    }

    private void announce() {
        olga.post("/organizer/meeting/create", "topic", "Board", "meeting_date", "2099-11-20", "start_time", "15:00", "room", "Hall 1",
                "is_public", "on");
    }

    private void edit(String... fields) {
        List<String> form = new ArrayList<>(List.of(
                "version", World.text("select cast(version as text) from meeting where tenant_id = ?", stage.world().id()), "meeting_date",
                "2099-11-20", "start_time", "15:00", "is_public", "on"));
        form.addAll(List.of(fields));
        assertThat(olga.post(EDIT, form.toArray(String[]::new)).header("Location")).endsWith("?done=saved");
    }

    private List<Mail> mails() {
        return house.mail().mailsTo(stage.nok());
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
        Mail removed = mailBeginning("Registration removed: Board");
        assertThat(removed.text()).contains("The organizer has removed your registration.", "Olga Smirnova, " + stage.world().email("olga"));
        assertThat(calendar(removed)).contains("METHOD:CANCEL", "SEQUENCE:1", "STATUS:CANCELLED", "UID:" + uid(entry(ticket)));

        restore(meeting, "100002");
        assertThat(calendar(mailBeginning("Registration restored: Board"))).contains("METHOD:REQUEST", "SEQUENCE:2", "UID:" + uid(entry(ticket)));
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
        mailBeginning("On the waiting list: Board");

        remove(meeting, "100002");
        stage.undoTimeIsOver();
        Mail removed = mailBeginning("Removed from the waiting list: Board");
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

    private Mail mailBeginning(String subject) {
        return house.mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60), mail -> mail.subject().startsWith(subject));
    }

    private Mail mail(String subject) {
        return house.mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60), mail -> mail.subject().equals(subject));
    }

    private static String calendar(Mail mail) {
        return mail.attachments().stream()
                .filter(file -> file.name().endsWith(".ics"))
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
