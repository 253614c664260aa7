package org.prachum.registration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Accessibility;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;

/** Guests as they see it, with and without scripts; each page is looked at as wide as a phone and as a desk. */
class GuestPagesIT {

    private static final Path PICTURES = Path.of("target", "pages");

    static Chromium chromium;

    Stage stage = new Stage();
    int meeting = stage.meeting("Open day of the laboratories", 20);

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void aGuestRegisters() {
        for (String language : List.of("th", "en")) {
            String zoe = language + "-" + stage.world().email("zoe");
            try (BrowserContext context = context(stage.visitor(), language, 360, true)) {
                Page page = open(context, "/submit/" + meeting);
                look(page, "guest-form-" + language + "-360");
                page.locator("a.quiet").click();
                look(page, "guest-manual-" + language + "-360");
                page.locator(".go").click();
                look(page, "guest-nameless-" + language + "-360");
                page.locator("[name=new_emp_name]").fill("Zoë Zander");
                page.locator("[name=email]").fill(zoe);
                page.locator(".go").click();
                assertThat(page.locator("h1")).containsText("Zoë Zander");
                look(page, "guest-ticket-" + language + "-360");
                page.navigate(stage.world().url("/submit_manual/" + meeting));
                page.locator("[name=new_emp_name]").fill("Zoë Zander");
                page.locator("[name=email]").fill(zoe);
                page.locator(".go").click();
                look(page, "guest-already-" + language + "-360");
            }
        }
        try (BrowserContext context = context(stage.visitor(), "en", 1280, true)) {
            Page page = open(context, "/submit_manual/" + meeting);
            page.locator("details summary").click();
            look(page, "guest-manual-en-1280");
        }
    }

    @Test
    void aGuestRegistersWithoutScripts() {
        try (BrowserContext context = context(stage.visitor(), "en", 360, false)) {
            Page page = open(context, "/submit/" + meeting);
            page.locator("a.quiet").click();
            page.locator("[name=new_emp_name]").fill("Zoë Zander");
            page.locator("[name=email]").fill("zoe@else.example");
            page.locator("details summary").click();
            page.locator("[name=new_sec_short]").fill("Partner");
            page.locator(".go").click();
            assertThat(page.locator("h1")).hasText("You are registered, Zoë Zander");
            picture(page, "guest-ticket-no-scripts-en-360");
        }
    }

    @Test
    void refusalsSayWhatToDo() {
        stage.world().sql("insert into guest_policy (tenant_id, seat_share) values (?, 0)", stage.world().id());
        int employees = stage.meeting("Works meeting");
        stage.meeting("Lunch");
        stage.set(employees, "directory_only = true");
        for (String language : List.of("th", "en")) {
            try (BrowserContext context = context(stage.visitor(), language, 360, true)) {
                look(open(context, "/"), "guest-portal-" + language + "-360");
                Page page = open(context, "/submit/" + employees);
                page.locator("[name=emp_id]").fill("777777");
                page.locator(".go").click();
                look(page, "guest-directory-only-" + language + "-360");
                page = open(context, "/submit_manual/" + meeting);
                page.locator("[name=new_emp_name]").fill("Zoë Zander");
                page.locator("[name=email]").fill("zoe@else.example");
                page.locator(".go").click();
                look(page, "guest-share-" + language + "-360");
            }
        }
    }

    @Test
    void notMeIsOneQuestionAndOneButton() {
        stage.visitor().post("/submit/" + meeting, "emp_id", "100002", "email", stage.world().email("mallory"));
        Mail mail = House.open().mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60), sent -> sent.subject().startsWith("Did you register?"));
        String link = mail.text().substring(mail.text().indexOf("/not-me/")).split("\\s")[0];
        try (BrowserContext context = context(stage.visitor(), "th", 360, true)) {
            look(open(context, link), "not-me-th-360");
        }
        try (BrowserContext context = context(stage.visitor(), "en", 1280, true)) {
            Page page = open(context, link);
            look(page, "not-me-en-1280");
            page.locator(".go").click();
            look(page, "not-me-done-en-1280");
        }
    }

    @Test
    void staffSayWhoMayCome() {
        Client ann = stage.world().signedIn("ann");
        stage.organizedBy("ann", meeting);
        stage.set(meeting, "directory_only = true");
        for (String language : List.of("th", "en")) {
            int width = language.equals("th") ? 360 : 1280;
            try (BrowserContext context = context(ann, language, width, true)) {
                look(open(context, "/admin/settings"), "guest-settings-" + language + "-" + width);
                look(open(context, "/organizer/meeting/" + meeting + "/edit"), "guest-meeting-edit-" + language + "-" + width);
                look(open(context, "/organizer/meeting/" + meeting + "/walk-in?byhand=yes"), "guest-walk-in-" + language + "-" + width);
            }
        }
    }

    private Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(stage.world().url(path));
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }

    private static void look(Page page, String name) {
        picture(page, name);
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name + " scrolls sideways").isEqualTo(0);
        Accessibility.assertNoViolations(page, name);
    }

    private BrowserContext context(Client client, String language, int width, boolean scripts) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setJavaScriptEnabled(scripts));
        String url = stage.world().url("/");
        client.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(url))));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
        return context;
    }
}
