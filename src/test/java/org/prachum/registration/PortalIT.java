package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;

/** The front page of an organization: groups when there are several, the form when there is one, what was when there is none. */
class PortalIT {

    private static final Pattern LINES = Pattern.compile("<h2 class=\"phase [^\"]*\">(.*?)</h2>|<h3>(?:<a[^>]*>)?(.*?)(?:</a>)?</h3>");
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

    private static List<String> lines(Answer portal) {
        return LINES.matcher(portal.body()).results().map(PortalIT::text).toList();
    }

    private static String text(MatchResult line) {
        return line.group(1) == null ? line.group(2) : line.group(1);
    }
}
