package org.prachum.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;

/** The front page of an organization: groups when there are several, the form when there is one, what was when there is none. */
class PortalIT {

    private static final Pattern LINES = Pattern.compile("<h2 class=\"phase [^\"]*\">(.*?)</h2>|<h3>(?:<a[^>]*>)?(.*?)(?:</a>)?</h3>");
    private static final Pattern TOPICS = Pattern.compile("<h3><a[^>]*>(.*?)</a></h3>");
    private static final Pattern CHIPS = Pattern.compile("<span class=\"chip ?(\\w*)\">(.*?)</span>");

    Stage stage = new Stage();
    Client visitor = stage.visitor();

    @Test
    void severalMeetingsStandByWhenTheyAre() {
        stage.meeting("Next week", Duration.ofDays(7), null);
        stage.meeting("In two days", Duration.ofDays(2), null);
        stage.meeting("Under way", Duration.ofMinutes(-30), null);
        for (int i = 1; i <= 6; i++) {
            stage.meeting("Past " + i, Duration.ofDays(-i), null);
        }
        stage.set(stage.meeting("Private"), "visibility = 'private'");
        stage.set(stage.meeting("Closed"), "status = 'closed'");
        stage.set(stage.meeting("Cancelled"), "status = 'cancelled'");

        var portal = visitor.get("/");
        assertThat(portal.between("<h1>", "</h1>")).isEqualTo("Which meeting are you here for?");
        assertThat(lines(portal))
                .containsExactly(
                        "In progress", "Under way", "Coming up", "In two days", "Next week", "Past meetings", "Past 1", "Past 2",
                        "Past 3", "Past 4", "Past 5");
    }

    /** Where it is noon now, so that an hour from now is the same day. */
    @Test
    void whatIsLaterTodayStandsUnderToday() {
        int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
        stage.world().sql("update organization set zone = ? where id = ?", "Etc/GMT" + (hour < 12 ? "-" : "+") + Math.abs(12 - hour),
                stage.world().id());
        stage.meeting("Later today", Duration.ofHours(1), null);
        stage.meeting("Tomorrow", Duration.ofHours(23), null);

        assertThat(lines(visitor.get("/"))).containsExactly("Today", "Later today", "Coming up", "Tomorrow");
    }

    @Test
    void cardsSayWhatHappensNext() {
        stage.meeting("Roomy", Duration.ofDays(2), 40);
        stage.meeting("Scarce", Duration.ofDays(3), 40);
        stage.set(2, "taken = 39");
        stage.meeting("Full", Duration.ofDays(4), 40);
        stage.set(3, "taken = 40");
        stage.meeting("Early", Duration.ofDays(5), null);
        stage.set(4, "registration_opens_at = '2099-03-01 10:00Z', ends_at = '2099-03-02 10:00Z'");

        assertThat(CHIPS.matcher(visitor.get("/").body()).results().map(chip -> chip.group(1) + ":" + chip.group(2)))
                .containsExactly(":40 seats left", "few:1 seat left", "full:Full", "opens:Opens 1 Mar 2099, 10:00");
    }

    @Test
    void oneMeetingIsItsOwnForm() {
        int meeting = stage.meeting("Town hall");
        var portal = visitor.get("/");
        assertThat(portal.between("<h1>", "</h1>")).isEqualTo("Town hall");
        assertThat(portal.body()).contains("action=\"/submit/" + meeting + "\"", "name=\"emp_id\"");
    }

    @Test
    void withoutMeetingsItSaysSoAndShowsWhatWas() {
        stage.meeting("Past", Duration.ofDays(-1), null);
        var portal = visitor.get("/");
        assertThat(portal.between("<h1>", "</h1>")).isEqualTo("No meeting is open right now");
        assertThat(lines(portal)).containsExactly("Past meetings", "Past");
    }

    @Test
    void itGreetsInTheOrganizationsWordsAsText() {
        stage.world().sql("update branding set welcome_en = 'Welcome <b>all</b>' where tenant_id = ?", stage.world().id());
        assertThat(stage.visitor().get("/").body()).contains("Welcome &lt;b&gt;all&lt;/b&gt;");
    }

    @Test
    void thaiReadersCountInTheBuddhistEra() {
        stage.meeting("One");
        stage.set(1, "starts_at = '2099-11-20 03:00Z', ends_at = '2099-11-20 04:30Z'");
        assertThat(visitor.cookie("lang", "th").get("/").body()).contains("พ.ศ. 2642 03:00–04:30 น.");
    }

    @Test
    void severalAtOnceGetAnAnswerEach() {
        int open = stage.meeting("Open");
        int second = stage.meeting("Second");
        int full = stage.meeting("Full", 1);
        visitor.post("/submit/" + full, "emp_id", "100003");
        stage.meeting("Left out");

        var answer = visitor.post(
                "/register-several", "emp_id", "100002", "meeting", "" + open, "meeting", "" + second, "meeting", "" + full);
        assertThat(answer.between("<h1>", "</h1>")).isEqualTo("This is how it went, Nok Srisai");
        assertThat(answer.body().split("You are registered\\.", -1)).hasSize(3);
        assertThat(answer.body()).contains("All seats are taken.");
        assertThat(List.of(stage.taken(open), stage.taken(second), stage.taken(full), stage.taken(4))).containsExactly(1L, 1L, 1L, 0L);
    }

    @Test
    void severalAtOnceLoseNothingOfWhatWasTyped() {
        int open = stage.meeting("Open");
        stage.meeting("Second");
        var unknown = visitor.post("/register-several", "emp_id", "999999", "meeting", "" + open);
        assertThat(unknown.between("id=\"emp_id-error\">", "</p>")).isEqualTo("The directory does not know this number.");
        assertThat(unknown.body()).contains("value=\"999999\"", "value=\"" + open + "\" checked=\"checked\"");
        var none = visitor.post("/register-several", "emp_id", "100002");
        assertThat(none.between("id=\"meeting-error\">", "</p>")).isEqualTo("Choose at least one meeting.");
        assertThat(none.body()).contains("value=\"100002\"");
    }

    /** A conference of 483 sessions: each of them is on some page, and none on two. */
    @Test
    void everyMeetingOfAnOrganizationWithManyIsOnAPage() {
        manyMeetings(483);
        Set<String> seen = new HashSet<>();
        String address = "/";
        for (int page = 1; page <= 10; page++) {
            Answer portal = visitor.get(address);
            assertThat(portal.body()).contains("Page " + page + " of 10");
            List<String> topics = TOPICS.matcher(portal.body()).results().map(topic -> topic.group(1)).toList();
            assertThat(topics).hasSize(page < 10 ? 50 : 33);
            seen.addAll(topics);
            address = page < 10 ? portal.between("rel=\"next\" href=\"", "\"") : address;
        }
        assertThat(seen).hasSize(483);
        assertThat(visitor.get("/?page=99").body()).as("behind the last there is the last").contains("Page 10 of 10");
        assertThat(visitor.get("/?page=x").body()).contains("Page 1 of 10");
        assertThat(visitor.get("/").body()).as("the calendar holds them all").doesNotContain("The calendar contains");
        assertThat(visitor.get(address).body()).doesNotContain("rel=\"next\"").contains("rel=\"prev\"");
    }

    @Test
    void theCalendarSaysWhatItLeavesOut() {
        manyMeetings(501);
        assertThat(visitor.get("/").body()).contains("The calendar contains the next 500 meetings.");
    }

    @Test
    void aMeetingIsFoundByTopicPlaceAndOrganizerHoweverItIsSpelled() {
        stage.organizedBy("olga", stage.meeting("Réunion générale"));
        stage.meeting("Board");
        stage.set(2, "room = 'Salle Élysée', floor = '12A', building = 'ตึกใหญ่'");
        stage.meeting("100% quality");
        stage.set(stage.meeting("Private reunion"), "visibility = 'private'");
        stage.meeting("Reunion of last year", Duration.ofDays(-300), null);

        assertThat(found("reunion")).containsExactly("Réunion générale");
        assertThat(found("GÉNÉRALE reunion")).containsExactly("Réunion générale");
        assertThat(found("smirnova")).as("who organizes it").containsExactly("Réunion générale");
        assertThat(found("elysee")).containsExactly("Board");
        assertThat(found("12a ใหญ่")).containsExactly("Board");
        assertThat(found("100%")).as("a sign stands for itself").containsExactly("100% quality");
        assertThat(found("reunion elysee")).as("every word").isEmpty();
        assertThat(found("%")).containsExactly("100% quality");

        Answer none = visitor.get("/?q=%3Cb%3Enothing");
        assertThat(none.body()).contains("No meeting matches “&lt;b&gt;nothing”.", "href=\"/past-meetings?q=%3Cb%3Enothing\"");
        assertThat(none.body()).contains("<meta name=\"robots\" content=\"noindex\"", "value=\"&lt;b&gt;nothing\"");
        assertThat(visitor.get("/").body()).doesNotContain("noindex").as("four are read faster than searched").doesNotContain("name=\"q\"");
        assertThat(visitor.get("/?q=").body()).doesNotContain("noindex");
        assertThat(visitor.get("/?q=" + "x".repeat(3000)).status()).isEqualTo(200);
    }

    /** With one meeting alone the portal is its form; one that was found among many is a card. */
    @Test
    void aSearchShowsAListAlsoOfOne() {
        stage.meeting("Town hall");
        stage.meeting("Board");
        assertThat(found("board")).containsExactly("Board");
        assertThat(visitor.get("/?q=board").body()).doesNotContain("name=\"emp_id\"");
    }

    @Test
    void pastMeetingsHaveAPageOfTheirOwn() {
        stage.meeting("Next", Duration.ofDays(1), null);
        stage.meeting("Later", Duration.ofDays(2), null);
        for (int i = 1; i <= 6; i++) {
            stage.meeting("Past " + i, Duration.ofDays(-i), null);
        }
        stage.set(stage.meeting("Secret", Duration.ofDays(-1), null), "visibility = 'private'");
        assertThat(visitor.get("/").body()).contains("<a href=\"/past-meetings\">All past meetings</a>").doesNotContain("Past 6");

        Answer past = visitor.get("/past-meetings");
        assertThat(lines(past)).containsExactly("Past 1", "Past 2", "Past 3", "Past 4", "Past 5", "Past 6");
        assertThat(past.body()).contains("href=\"/submit/8\"").doesNotContain("noindex");
        assertThat(lines(visitor.get("/past-meetings?q=past+3"))).containsExactly("Past 3");
        assertThat(visitor.get("/past-meetings?q=past+3").body()).contains("noindex");
        assertThat(new Stage().visitor().get("/past-meetings").body()).contains("No meeting has taken place yet.");
    }

    @Test
    void severalAreChosenFromMoreThanOnePage() {
        manyMeetings(120);
        Answer first = visitor.get("/register-several");
        assertThat(first.body()).contains("Page 1 of 3", "name=\"q\"");
        Answer second = visitor.get("/register-several?page=2&meeting=3&meeting=7");
        assertThat(second.body()).contains("Page 2 of 3", "value=\"3\" checked=\"checked\"", "value=\"7\" checked=\"checked\"");
        Answer found = visitor.get("/register-several?q=session+77&meeting=3");
        assertThat(found.body()).contains("value=\"3\" checked=\"checked\"", "value=\"77\"").doesNotContain("value=\"78\"");
        assertThat(visitor.post("/register-several", "emp_id", "100002", "meeting", "3", "meeting", "77").between("<h1>", "</h1>"))
                .contains("Nok Srisai");
        assertThat(List.of(stage.taken(3), stage.taken(77), stage.taken(78))).containsExactly(1L, 1L, 0L);
    }

    private void manyMeetings(int count) {
        stage.world().sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at)"
                + " select ?, gen_random_uuid(), n, 'Session ' || n, 'onsite', 'public', repeat('k', 32), now() + n * interval '1 minute' +"
                + " interval '1 day', now() + n * interval '1 minute' + interval '2 days' from generate_series(1, ?) n", stage.world().id(), count);
    }

    private List<String> found(String words) {
        return TOPICS.matcher(visitor.get("/?q=" + URLEncoder.encode(words, UTF_8)).body()).results().map(topic -> topic.group(1)).toList();
    }

    private static List<String> lines(Answer portal) {
        return LINES.matcher(portal.body()).results().map(PortalIT::text).toList();
    }

    private static String text(MatchResult line) {
        return line.group(1) == null ? line.group(2) : line.group(1);
    }
}
