package org.prachum.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prachum.registration.Stage;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.World;

/** An admin changes the organization's time zone, decides what becomes of the meetings to come, and everybody registered is told. */
class TimeZoneIT {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String REVIEW = "/admin/time-zone?zone=Asia%2FBangkok";

    Stage stage = new Stage();
    World acme = stage.world();
    Client ann = acme.signedIn("ann");
    Client olga = acme.signedIn("olga");

    @Test
    void meetingsKeepTheirClockTimesAndEverybodyIsTold() {
        stage.meeting("Past", Duration.ofDays(-3), null);
        acme.sql("update meeting set number = 100 where tenant_id = ?", acme.id());
        announce();
        String before = times(100);
        String ticket = stage.visitor().post("/submit/1", "emp_id", "100002").between("href=\"/ticket/", "/calendar\"");
        House.open().mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60));

        Answer asked = decorate("Acme Works", "Asia/Bangkok");
        assertThat(asked.header("Location")).isEqualTo(REVIEW);
        assertThat(zone()).as("nothing is decided yet").isEqualTo("UTC");
        assertThat(World.text("select name from organization where id = ?", acme.id())).as("all else is").isEqualTo("Acme Works");
        Answer review = ann.get(REVIEW);
        assertThat(review.between("<p class=\"meta\">", "</p>"))
                .isEqualTo("From UTC to Asia/Bangkok. 1 meeting is still to come. What should happen to their times?");
        assertThat(review.body()).contains(
                "<th scope=\"row\">Board</th><td>Fri 20 Nov, 09:00–10:00</td><td>Fri 20 Nov, 16:00–17:00</td>");

        assertThat(keep("clock").header("Location")).isEqualTo("/admin/branding?saved=yes");
        assertThat(zone()).isEqualTo("Asia/Bangkok");
        assertThat(times(1)).isEqualTo("2099-11-20 02:00 2099-11-20 03:00 2099-11-19 11:00");
        assertThat(times(100)).isEqualTo(before);
        Mail told = told();
        assertThat(told.text()).contains("time zone is now Asia/Bangkok. The meeting starts at 09:00", "When: Friday 20 November 2099, 09:00–10:00");
        assertThat(calendar(told)).contains("METHOD:REQUEST", "SEQUENCE:1", "TZID=Asia/Bangkok:20991120T090000");
        assertThat(stage.visitor().get("/ticket/" + ticket).body()).contains("09:00–10:00");
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'organization.zone_changed'"
                + " and cast(details as text) like '%clock%'", acme.id())).isEqualTo(1);
        assertThat(ann.get("/admin/audit").body()).contains("changed the time zone from UTC to Asia/Bangkok; 1 meeting to come kept the clock times");
    }

    @Test
    void meetingsKeepTheirMomentsAndEverybodyIsToldTheNewClockTime() {
        announce();
        stage.visitor().post("/submit/1", "emp_id", "100002");
        House.open().mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60));
        String before = times(1);
        decorate("Acme", "Asia/Bangkok");

        keep("moment");
        assertThat(zone()).isEqualTo("Asia/Bangkok");
        assertThat(times(1)).isEqualTo(before);
        Mail told = told();
        assertThat(told.text()).contains("The meeting starts at 16:00", "When: Friday 20 November 2099, 16:00–17:00");
        assertThat(calendar(told)).contains("METHOD:REQUEST", "SEQUENCE:1", "TZID=Asia/Bangkok:20991120T160000");
    }

    @Test
    void nothingChangesWithoutAChoiceOrAfterSomebodyElsesChange() {
        announce();
        assertThat(keep("").body()).contains("Please choose what should happen to the times.");
        acme.sql("update organization set zone = 'Europe/Paris', version = version + 1 where id = ?", acme.id());
        assertThat(ann.post("/admin/time-zone", "zone", "Asia/Bangkok", "before", "UTC", "keep", "clock").body())
                .contains("Somebody else");
        assertThat(zone()).isEqualTo("Europe/Paris");
        assertThat(times(1)).isEqualTo("2099-11-20 09:00 2099-11-20 10:00 2099-11-19 18:00");
        assertThat(ann.get("/admin/time-zone?zone=Asia/Nowhere").status()).isEqualTo(404);
        assertThat(ann.get("/admin/time-zone").status()).isEqualTo(404);
        assertThat(olga.get(REVIEW).status()).isEqualTo(404);
        assertThat(olga.post("/admin/time-zone", "zone", "Asia/Bangkok", "before", "Europe/Paris", "keep", "clock").status()).isEqualTo(404);
    }

    @Test
    void whereNothingIsToComeNobodyIsAsked() {
        stage.meeting("Past", Duration.ofDays(-3), null);
        assertThat(decorate("Acme", "Asia/Bangkok").header("Location")).isEqualTo("/admin/branding?saved=yes");
        assertThat(zone()).isEqualTo("Asia/Bangkok");
    }

    /** With pictures, to be looked at. */
    @Test
    void theQuestionFitsEveryScreen() {
        for (int i = 0; i < 6; i++) {
            stage.meeting("Meeting " + i, Duration.ofDays(30 + i), null);
        }
        acme.sql("update meeting set number = number + 100 where tenant_id = ?", acme.id());
        announce();
        try (Chromium chromium = Chromium.open()) {
            for (String language : List.of("th", "en")) {
                for (int width : new int[] {360, 1280}) {
                    BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
                    String url = acme.url("/");
                    ann.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(url))));
                    context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
                    Page page = context.newPage();
                    page.navigate(acme.url(REVIEW));
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(PICTURES.resolve("time-zone-" + language + "-" + width + ".png")).setFullPage(true));
                    assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                            .as(language + " " + width + " scrolls sideways").isEqualTo(0);
                    context.close();
                }
            }
        }
    }

    private void announce() {
        olga.post("/organizer/meeting/create", "topic", "Board", "meeting_date", "2099-11-20", "start_time", "09:00", "end_time", "10:00",
                "registration_closes", "2099-11-19T18:00", "is_public", "on");
    }

    private Answer decorate(String name, String zone) {
        return ann.upload("/admin/branding", "logo", "", new byte[0], "name", name, "primary", "#0b6e4f", "accent", "#c8553d",
                "language", "en", "zone", zone);
    }

    private Answer keep(String what) {
        return ann.post("/admin/time-zone", "zone", "Asia/Bangkok", "before", "UTC", "keep", what);
    }

    private String zone() {
        return World.text("select zone from organization where id = ?", acme.id());
    }

    private String times(int number) {
        return World.text("select concat_ws(' ', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'),"
                + " to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'),"
                + " to_char(registration_closes_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')) from meeting where tenant_id = ? and number = ?",
                acme.id(), number);
    }

    private Mail told() {
        return House.open().mail().waitForMailTo(
                stage.nok(), Duration.ofSeconds(60), mail -> mail.subject().startsWith("Time of your meeting: Board"));
    }

    private static String calendar(Mail mail) {
        return new String(mail.attachments().get(0).content());
    }
}
