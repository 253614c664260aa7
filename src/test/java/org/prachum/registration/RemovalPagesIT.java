package org.prachum.registration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;

/** Removing several, as somebody with a browser does it: what is ticked stays ticked, whatever the list does meanwhile. */
class RemovalPagesIT {

    private static final double PATIENCE = Duration.ofSeconds(20).toMillis();

    static Chromium chromium;

    Stage stage = new Stage();
    int meeting = stage.meeting("Town hall");
    Client ann = stage.world().signedIn("ann");

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
    void whatIsTickedStaysTickedWhileTheListIsSearchedAndOthersRegister() {
        stage.world().sql("insert into registration (tenant_id, meeting_id, number, number_key, name, registered_at)"
                        + " select tenant_id, id, cast(200000 + n as text), cast(200000 + n as text), 'Guest ' || n,"
                        + " timestamptz '2026-11-20 10:00Z' + n * interval '1 minute' from meeting, generate_series(1, 60) n"
                        + " where tenant_id = ? and number = ?",
                stage.world().id(), meeting);
        stage.set(meeting, "taken = 60");
        try (BrowserContext context = context("en", 1280)) {
            Page page = context.newPage();
            page.navigate(stage.world().url("/organizer/meeting/" + meeting + "/registrations"));
            assertThat(page.locator("#live")).containsText("Live");
            page.locator("[aria-label='Choose Guest 60']").check();
            page.locator("[aria-label='Choose Guest 59']").check();
            assertThat(page.locator("#chosen")).hasText("2");

            stage.register(meeting, "100002");
            assertThat(page.locator("[aria-label='Choose Nok Srisai']")).isVisible();
            assertThat(page.locator("[aria-label='Choose Guest 60']")).isChecked();
            assertThat(page.locator("[aria-label='Choose Nok Srisai']")).not().isChecked();

            page.locator("#roster\\:search").fill("Guest 5");
            assertThat(page.locator("[aria-label='Choose Guest 60']")).hasCount(0);
            page.locator("#chooseAll").check();
            assertThat(page.locator("#chosen")).hasText("12");
            page.locator("#roster\\:strikeOutChosen").click();
            assertThat(page.locator("#undoForm\\:undo")).containsText("12 registrations were removed.");
            assertThat(page.locator("#chosen")).hasText("0");
            assertThat(stage.confirmed(meeting)).isEqualTo(49);

            page.locator("#undoForm\\:takeAllBack").click();
            assertThat(page.locator("#undoForm\\:undo")).containsText("12 registrations are back on the list.");
            assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(61);
        }
    }

    private BrowserContext context(String language, int width) {
        BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
        String url = stage.world().url("/");
        ann.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(url))));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
        return context;
    }
}
