package org.prachum.registration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;

/** The organizer's side of a line, and the admin's choice, as somebody with a browser has them; with a picture of each page. */
class WaitingListPagesIT {

    private static final Path PICTURES = Path.of("target", "pages");
    private static final double PATIENCE = Duration.ofSeconds(20).toMillis();

    static Chromium chromium;

    Stage stage = new Stage();

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void anOrganizerPrefersAndRemovesWhoWaitsAndTakesItBack() {
        int meeting = full();
        String nok = join(meeting, "100002");
        stage.employee("100004", "100004", "Malee", null);
        join(meeting, "100004");
        Client ann = stage.world().signedIn("ann");
        try (BrowserContext context = context(ann, "en", 1280)) {
            Page page = context.newPage();
            page.navigate(stage.world().url("/organizer/meeting/" + meeting + "/registrations"));
            Locator names = page.locator("#waitingForm\\:waiting_data td.lead");
            assertThat(names).hasText(new String[] {"Nok Srisai", "Malee"});

            page.locator("[aria-label='Give Malee the next seat']").click();
            assertThat(names).hasText(new String[] {"Malee", "Nok Srisai"});
            assertThat(page.locator("#messages")).containsText("No seat is free. Malee is first in line now and gets the next one.");

            page.locator("[aria-label='Remove Nok Srisai']").click();
            assertThat(names).hasText(new String[] {"Malee"});
            page.locator("#undoForm\\:takeBack").click();
            assertThat(names).hasText(new String[] {"Malee", "Nok Srisai"});

            page.locator("[aria-label='Remove Somchai Jaidee']").click();
            assertThat(page.locator("dialog")).containsText("Malee is next on the waiting list and gets the seat after 10 seconds");
            page.locator("#askForm\\:go").click();
            assertThat(page.locator("#undoForm .toast")).containsText("Somchai Jaidee was removed.");
            assertThat(names).hasText(new String[] {"Malee", "Nok Srisai"});
            stage.undoTimeIsOver();
            assertThat(names).hasText(new String[] {"Nok Srisai"});
            assertThat(page.locator("#roster\\:table_data td.lead")).hasText(new String[] {"Malee"});
            assertThat(stage.visitor().get("/ticket/" + nok).body()).contains("Number 1");
        }
        look(ann, meeting, nok);
    }

    @Test
    void anAdminLetsSeatsBeOfferedAndAnOrganizerConfirmsForSomebodyWhoCalls() {
        Client ann = stage.world().signedIn("ann");
        try (BrowserContext context = context(ann, "en", 1280)) {
            Page page = context.newPage();
            page.navigate(stage.world().url("/admin/settings"));
            page.locator("#offering_label, #offering .ui-selectonemenu-trigger").first().click();
            page.locator("#offering_panel li").nth(1).click();
            page.locator("#hours").fill("0");
            page.locator("#saveWaitingRule").click();
            assertThat(page.locator("#waitingRule")).containsText("Give whole hours from 1 to 72.");
            page.locator("#hours").fill("48");
            page.locator("#saveWaitingRule").click();
            assertThat(page.locator("#messages")).containsText("Saved.");
            assertThat(stage.world().count("select offer_hours from waiting_rule where tenant_id = ?", stage.world().id())).isEqualTo(48);

            int meeting = full();
            String nok = join(meeting, "100002");
            page.navigate(stage.world().url("/organizer/meeting/" + meeting + "/registrations"));
            page.locator("[aria-label='Remove Somchai Jaidee']").click();
            page.locator("#askForm\\:go").click();
            assertThat(page.locator("#undoForm .toast")).isVisible();
            stage.undoTimeIsOver();
            assertThat(page.locator("#waitingForm\\:waiting_data td.lead")).containsText("Seat held until");
            try (BrowserContext thai = context(ann, "th", 360); BrowserContext english = context(ann, "en", 360)) {
                picture(thai, "/ticket/" + nok, "ticket-offered-th-360");
                picture(english, "/organizer/meeting/" + meeting + "/registrations", "organizer-offered-en-360");
            }
            page.locator("[aria-label='Confirm the seat of Nok Srisai']").click();
            assertThat(page.locator("#roster\\:table_data td.lead")).hasText(new String[] {"Nok Srisai"});
            assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(1);
        }
    }

    private void look(Client ann, int meeting, String waiting) {
        Map<String, String> pages = Map.of(
                "portal", "/",
                "submit", "/submit/" + meeting,
                "ticket", "/ticket/" + waiting,
                "leave", "/ticket/" + waiting + "?cancel=yes",
                "registrations", "/organizer/meeting/" + meeting + "/registrations",
                "edit", "/organizer/meeting/" + meeting + "/edit",
                "settings", "/admin/settings");
        for (String language : List.of("th", "en")) {
            for (int width : new int[] {360, 1280}) {
                try (BrowserContext context = context(ann, language, width)) {
                    pages.forEach((name, path) -> picture(context, path, "waiting-" + name + "-" + language + "-" + width));
                }
            }
        }
    }

    private void picture(BrowserContext context, String path, String name) {
        try (Page page = context.newPage()) {
            page.navigate(stage.world().url(path));
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(name + " scrolls sideways").isEqualTo(0);
        }
    }

    private BrowserContext context(Client client, String language, int width) {
        BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
        String url = stage.world().url("/");
        client.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(url))));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
        return context;
    }

    /** A meeting of one seat, which Somchai has. */
    private int full() {
        int meeting = stage.meeting("Board", 1);
        stage.set(meeting, "waiting_list = true");
        stage.visitor().post("/submit/" + meeting, "emp_id", "100003");
        return meeting;
    }

    private String join(int meeting, String number) {
        return stage.visitor().post("/submit/" + meeting, "emp_id", number, "waitlist", "yes").between("/ticket/", "\"");
    }
}
