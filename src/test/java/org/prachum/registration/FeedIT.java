package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.Patience;
import org.prachum.testing.Statements;

/** What calendars subscribe to, read as a calendar reads it. */
class FeedIT {

    House house = House.open();
    Stage stage = new Stage();
    Client calendar = stage.visitor();

    @Test
    void everybodysHoldsWhatIsPublicFromThreeMonthsAgoOn() {
        stage.meeting("Coming");
        stage.meeting("Last month", Duration.ofDays(-30), null);
        stage.meeting("Last year", Duration.ofDays(-100), null);
        stage.set(stage.meeting("Secret"), "visibility = 'private'");
        stage.set(stage.meeting("Cancelled"), "status = 'cancelled', sequence = 4");
        stage.set(stage.meeting("Conference"), "format = 'online', online_url = 'https://meet.example/secret', online_password = 'hidden'");
        new Stage().meeting("Next door");

        var answer = calendar.get("/calendar.ics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(told(answer.body())).containsExactlyInAnyOrder(
                "Coming CONFIRMED 0", "Last month CONFIRMED 0", "Cancelled CANCELLED 4", "Conference CONFIRMED 0");
        assertThat(answer.body()).doesNotContain("meet.example", "hidden");
        assertThat(Biweekly.parse(answer.body()).first().getNames().get(0).getValue()).isEqualTo("Acme Engineering");
        assertThat(calendar.get("/").body()).contains("href=\"webcal://" + stage.world().subdomain() + ".localhost:");
    }

    @Test
    void isNotSentAgainUntilItChanges() {
        Client olga = stage.world().signedIn("olga");
        int meeting = stage.organizedBy("olga", stage.meeting("Board"));
        String tag = calendar.get("/calendar.ics").header("ETag");

        assertThat(calendar.with("If-None-Match", tag).get("/calendar.ics").status()).isEqualTo(304);
        rename(olga, meeting, "Council");
        var changed = calendar.get("/calendar.ics");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(told(changed.body())).containsExactly("Council CONFIRMED 1");
    }

    /** Programs read it again and again; until something changes nobody asks the database. */
    @Test
    void isWrittenOnceForAllWhoReadIt() {
        stage.meeting("Board");
        calendar.get("/calendar.ics");

        assertThat(Statements.during(stage.world(), () -> assertThat(calendar.get("/calendar.ics").status()).isEqualTo(200))).isEmpty();
    }

    /** What another node has changed, this one hears. */
    @Test
    void isWrittenAnewWhenAnotherNodeTells() {
        int meeting = stage.meeting("Board");
        assertThat(told(calendar.get("/calendar.ics").body())).containsExactly("Board CONFIRMED 0");
        stage.set(meeting, "topic = 'Council'");
        stage.world().sql("insert into outbox (tenant_id, channel, kind, recipient) values (?, 'push', 'changed', 'meetings')", stage.world().id());

        Patience.until(Duration.ofSeconds(30), "the other topic", () -> calendar.get("/calendar.ics").body().contains("SUMMARY:Council"));
    }

    @Test
    void isPackedForWhoeverUnpacksIt() throws IOException {
        stage.meeting("Board");
        var packed = calendar.bytes("/calendar.ics", "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(told(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))).containsExactly("Board CONFIRMED 0");
        }
        assertThat(calendar.bytes("/calendar.ics", "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding")).isEmpty();
    }

    private void rename(Client organizer, int meeting, String topic) {
        String edit = "/organizer/meeting/" + meeting + "/edit";
        String page = organizer.get(edit).body();
        assertThat(organizer.post(edit, "version", value(page, "version"), "topic", topic, "meeting_date", value(page, "meeting_date"),
                        "start_time", value(page, "start_time"), "is_public", "on").status())
                .isEqualTo(302);
    }

    private static String value(String page, String field) {
        Matcher input = Pattern.compile("<input[^>]*name=\"" + field + "\"[^>]*>").matcher(page);
        assertThat(input.find()).isTrue();
        return input.group().replaceAll(".* value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void ofOnesOwnHoldsAllPlacesAndHowToJoinAndIsHandedOutByMailAlone() {
        int board = stage.meeting("Board");
        int secret = stage.meeting("Secret");
        stage.set(secret, "visibility = 'private', format = 'online', online_url = 'https://meet.example/7', online_id = '7 7',"
                + " online_password = 'sesame', information = 'Bring tea'");
        stage.meeting("Not mine");
        String onScreen = register(board, "100002").between("href=\"/ticket/", "/calendar\"");
        register(secret, "100002");
        String mailed = pathOf(mail("Your place: Board"));

        assertThat(stage.visitor().get("/ticket/" + onScreen).body()).doesNotContain("webcal", "own-calendar", "/calendar/");
        var page = stage.visitor().get(mailed);
        String feed = URI.create(page.between("<input id=\"feed\" value=\"", "\"")).getPath();
        assertThat(page.body()).contains("href=\"webcal://" + stage.world().subdomain() + ".localhost:" + house.server().port() + feed);

        var answer = calendar.get(feed);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, max-age=300");
        assertThat(told(answer.body())).containsExactlyInAnyOrder("Board CONFIRMED 0", "Secret CONFIRMED 0");
        assertThat(event(answer.body(), "Secret").getDescription().getValue())
                .isEqualTo("https://meet.example/7\nMeeting ID: 7 7\nPasscode: sesame\n\nBring tea");

        stage.visitor().post("/ticket/" + onScreen);
        assertThat(told(calendar.get(feed).body())).containsExactlyInAnyOrder("Board CANCELLED 1", "Secret CONFIRMED 0");
        Mail givenBack = mail("Given back: Board");
        assertThat(new String(givenBack.attachments().get(0).content())).contains("METHOD:CANCEL", "SEQUENCE:1", "STATUS:CANCELLED");

        register(board, "100002");
        assertThat(told(calendar.get(feed).body())).containsExactlyInAnyOrder("Board CONFIRMED 0", "Secret CONFIRMED 0");
    }

    @Test
    void ofOnesOwnIsNobodyElses() {
        int board = stage.meeting("Board");
        int council = stage.meeting("Council");
        // The directory knows no address of theirs; where it does, nobody else's gets the mail.
        String own = stage.world().email("theirs");
        stage.visitor().post("/submit/" + board, "emp_id", "100003", "email", own);
        String feed = feed(house.mail().waitForMailTo(own, Duration.ofSeconds(60)));

        String thief = stage.world().email("thief");
        stage.visitor().post("/submit/" + council, "emp_id", "100003", "email", thief);
        String thiefsFeed = feed(house.mail().waitForMailTo(thief, Duration.ofSeconds(60)));
        assertThat(told(calendar.get(thiefsFeed).body())).containsExactly("Council CONFIRMED 0");
        assertThat(told(calendar.get(feed).body())).containsExactly("Board CONFIRMED 0");

        String mixed = "/calendar/" + feed.substring(10, 42) + thiefsFeed.substring(42);
        assertThat(calendar.get(mixed).status()).isEqualTo(404);
        assertThat(new Stage().visitor().get(feed).status()).isEqualTo(404);
        assertThat(Client.at("").get(feed).status()).isEqualTo(404);
        assertThat(calendar.get("/own-calendar.ics").status()).isEqualTo(404);
    }

    private Client.Answer register(int meeting, String number) {
        return stage.visitor().post("/submit/" + meeting + "?key=" + Stage.KEY, "emp_id", number, "key", Stage.KEY);
    }

    private Mail mail(String subject) {
        return house.mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60), mail -> mail.subject().startsWith(subject + " – "));
    }

    private String feed(Mail ticket) {
        return URI.create(stage.visitor().get(pathOf(ticket)).between("<input id=\"feed\" value=\"", "\"")).getPath();
    }

    private static String pathOf(Mail ticket) {
        URI link = URI.create(ticket.text().lines().filter(line -> line.contains("/ticket/")).findFirst().orElseThrow());
        return link.getPath();
    }

    /** Of each event its summary, status and sequence. */
    private static List<String> told(String calendar) {
        return Biweekly.parse(calendar).first().getEvents().stream()
                .map(event -> event.getSummary().getValue() + " " + event.getStatus().getValue() + " "
                        + event.getSequence().getValue())
                .collect(Collectors.toList());
    }

    private static VEvent event(String calendar, String summary) {
        return Biweekly.parse(calendar).first().getEvents().stream()
                .filter(event -> event.getSummary().getValue().equals(summary))
                .findFirst()
                .orElseThrow();
    }
}
