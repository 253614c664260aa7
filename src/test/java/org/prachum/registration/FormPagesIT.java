package org.prachum.registration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Accessibility;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;

/** Questions and series as people with a browser have them, with a picture of each page that axe finds nothing wrong with. */
class FormPagesIT {

    private static final Path PICTURES = Path.of("target", "pages");

    static Chromium chromium;

    Stage stage = new Stage();
    Client olga = stage.world().signedIn("olga");
    Questions questions = new Questions(stage.world(), olga);

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void anOrganizerAsksAndSomebodyAnswersAndCorrects() {
        int meeting = stage.organizedBy("olga", stage.meeting("Lunch: what we learnt, and what comes next"));
        try (BrowserContext context = context(olga, "en", 1280)) {
            Page page = open(context, "/organizer/meeting/" + meeting + "/questions");
            assertThat(page.locator("#options")).isHidden();
            page.locator("[name=label]").fill("What do you eat?");
            page.locator("[name=kind]").selectOption("one");
            page.locator("#options").fill("Meat\nFish\nNeither");
            page.locator("[name=required]").check();
            page.locator("button[value=save]").click();
            assertThat(page.locator(".asked li")).hasCount(1);
            look(page, "questions-en-1280");
        }
        questions.ask(meeting, "Which days are you here?", "several", false, "Monday", "Tuesday", "Friday");
        questions.ask(meeting, "Allergies", "line", false);
        questions.ask(meeting, "Anything else that we should know?", "text", false);
        try (BrowserContext context = context(olga, "th", 360)) {
            look(open(context, "/organizer/meeting/" + meeting + "/questions"), "questions-th-360");
            look(open(context, "/organizer/meeting/" + meeting + "/walk-in"), "walk-in-asking-th-360");
        }
        try (BrowserContext context = context(stage.visitor(), "th", 360)) {
            Page page = open(context, "/submit/" + meeting);
            page.locator("[name=emp_id]").fill("100002");
            page.locator(".go").click();
            assertThat(page.locator(".error")).hasCount(1);
            look(page, "submit-unanswered-th-360");
            page.getByLabel("Fish").check();
            page.getByLabel("Monday").check();
            page.getByLabel("Friday").check();
            page.locator(".go").click();
            assertThat(page.locator("dl.answers > div")).hasCount(2);
            look(page, "ticket-answers-th-360");
            page.locator("a[href$='/answers']").click();
            assertThat(page.getByLabel("Fish")).isChecked();
            look(page, "correct-answers-th-360");
        }
        try (BrowserContext context = context(olga, "en", 1280)) {
            Page page = open(context, "/organizer/meeting/" + meeting + "/registrations");
            page.locator("td.lead a").click();
            assertThat(page.locator("dl.answers > div")).hasCount(2);
            look(page, "registration-en-1280");
            look(open(context, "/organizer/meeting/" + meeting + "/statistics"), "statistics-choices-en-1280");
        }
    }

    @Test
    void aMeetingRepeatsAndSomebodyComesToAll() {
        try (BrowserContext context = context(olga, "en", 1280)) {
            Page page = open(context, "/organizer/meeting/create");
            page.locator("[name=topic]").fill("Stand-up");
            page.locator("[name=meeting_date]").fill("2099-11-20");
            page.locator("[name=start_time]").fill("09:00");
            assertThat(page.locator("[name=repeat_times]")).isHidden();
            page.locator("[name=repeat]").selectOption("weekly");
            page.getByLabel("Mon").check();
            page.getByLabel("Fri").check();
            page.locator("[name=repeat_times]").fill("5");
            page.locator(".acts .main").click();
            assertThat(page.locator("#preview li")).hasCount(5);
            look(page, "series-preview-en-1280");
            page.locator(".acts .main").click();
            assertThat(page.locator("ol.dates li")).hasCount(5);
            look(page, "series-edit-en-1280");
        }
        try (BrowserContext context = context(olga, "th", 360)) {
            look(open(context, "/organizer/meeting/2/edit"), "series-edit-th-360");
        }
        try (BrowserContext context = context(stage.visitor(), "th", 360)) {
            Page page = open(context, "/submit/2");
            page.locator("[name=series][value=all]").check();
            page.locator("[name=emp_id]").fill("100002");
            look(page, "series-submit-th-360");
            page.locator(".go").click();
            assertThat(page.locator(".results li.good")).hasCount(5);
            look(page, "series-results-th-360");
        }
    }

    private Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(stage.world().url(path));
        return page;
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name + " scrolls sideways").isEqualTo(0);
        Accessibility.assertNoViolations(page, name);
    }

    private BrowserContext context(Client client, String language, int width) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
        String url = stage.world().url("/");
        client.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(url))));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
        return context;
    }
}
