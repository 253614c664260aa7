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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/** Removing several, as somebody with a browser does it: what is ticked stays ticked, whatever the list does meanwhile. */
class RemovalPagesIT {

    private static final double PATIENCE = Duration.ofSeconds(20).toMillis();

    private static final Path PICTURES = Path.of("target", "pictures");

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
            page.locator("[aria-label='Select Guest 60']").check();
            page.locator("[aria-label='Select Guest 59']").check();
            assertThat(page.locator("#chosen")).hasText("2");

            stage.register(meeting, "100002");
            assertThat(page.locator("[aria-label='Select Nok Srisai']")).isVisible();
            assertThat(page.locator("[aria-label='Select Guest 60']")).isChecked();
            assertThat(page.locator("[aria-label='Select Nok Srisai']")).not().isChecked();

            page.locator("#roster\\:search").fill("Guest 5");
            assertThat(page.locator("[aria-label='Select Guest 60']")).hasCount(0);
            page.locator("#chooseAll").check();
            assertThat(page.locator("#chosen")).hasText("12");
            page.locator("#roster\\:removeChosen").click();
            assertThat(page.locator("#undoForm\\:undo")).containsText("12 registrations were removed.");
            assertThat(page.locator("#chosen")).hasText("0");
            assertThat(stage.confirmed(meeting)).isEqualTo(49);

            page.locator("#undoForm\\:takeBack").click();
            assertThat(page.locator("#undoForm\\:undo")).containsText("12 registrations are back on the list.");
            assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(61);
        }
    }

    @Test
    void nothingIsRemovedAsLongAsNobodyIsSelected() {
        stage.register(meeting, "100002");
        try (BrowserContext context = context("en", 1280)) {
            Page page = context.newPage();
            page.navigate(list(""));
            assertThat(page.locator("#roster\\:removeChosen")).isDisabled();
            page.locator("[aria-label='Select Nok Srisai']").check();
            assertThat(page.locator("#roster\\:removeChosen")).isEnabled();
            page.locator("[aria-label='Select Nok Srisai']").uncheck();
            assertThat(page.locator("#roster\\:removeChosen")).isDisabled();
        }
    }

    /** WCAG 2.2, 2.2.1: the message goes after ten seconds, but not from whoever points at it or is in it. */
    @Test
    void theMessageWithUndoIsFixedToTheWindowAndGoesAfterTenSecondsUnlessSomebodyIsAtIt() {
        for (int number = 0; number < 40; number++) {
            stage.employee("2000" + (10 + number), "2000" + (10 + number), "Person " + number, null);
            stage.register(meeting, "2000" + (10 + number));
        }
        stage.register(meeting, "100002");
        try (BrowserContext context = context("en", 1280)) {
            Page page = context.newPage();
            page.clock().install();
            page.navigate(list(""));
            Locator toast = page.locator("#undoForm .toast");
            page.locator("[aria-label='Remove Person 3']").click();
            assertThat(toast).isInViewport();
            assertThat(page.locator("[role=status]:has(.toast)")).containsText("Person 3 was removed.");
            page.clock().fastForward(9_000);
            assertThat(toast).isVisible();
            page.clock().fastForward(2_000);
            assertThat(toast).isHidden();

            page.locator("[aria-label='Remove Person 4']").click();
            toast.hover();
            page.clock().fastForward(60_000);
            assertThat(toast).isVisible();
            page.mouse().move(1, 1);
            page.clock().fastForward(11_000);
            assertThat(toast).isHidden();

            page.locator("[aria-label='Remove Nok Srisai']").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#undoForm\\:takeBack")).isFocused();
            page.clock().fastForward(60_000);
            assertThat(toast).isVisible();
            page.keyboard().press("Enter");
            assertThat(page.locator("#undoForm\\:undo")).containsText("1 registration is back on the list.");
        }
        assertThat(stage.confirmed(meeting)).isEqualTo(39);
    }

    /** Document 000's form and links work without a script: the message stands at the top of the list then. */
    @Test
    void whoHasNoScriptFindsTheMessageAndUndoAtTheTopOfTheList() {
        stage.register(meeting, "100002");
        String id = World.text("select cast(id as text) from registration where tenant_id = ?", stage.world().id());
        try (BrowserContext context = context("en", 1280, false)) {
            Page page = context.newPage();
            page.navigate(stage.world().url("/admin/registrations/" + id + "/delete"));
            page.locator("main button.danger").click();
            assertThat(page.locator(".toast")).containsText("1 registration was removed.");
            assertThat(page.locator(".toast").evaluate("toast => getComputedStyle(toast).position")).isEqualTo("static");
            page.locator("main button[name=undo]").click();
            assertThat(page.locator(".toast")).containsText("1 registration is back on the list.");
        }
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
    }

    /** With pictures, to be looked at. */
    @Test
    void whoeverWouldGetTheSeatIsNamedBeforeItIsTaken() {
        stage.set(meeting, "capacity = 2, waiting_list = true");
        String ticket = stage.register(meeting, "100002");
        stage.register(meeting, "100003");
        stage.employee("100004", "100004", "Aoife Ní Bhriain", null);
        stage.visitor().post("/submit/" + meeting, "emp_id", "100004", "waitlist", "yes");
        for (String language : List.of("th", "en")) {
            for (int width : new int[] {360, 1280}) {
                try (BrowserContext context = context(language, width)) {
                    Page page = context.newPage();
                    page.navigate(list(""));
                    page.locator("#roster\\:table_data tr").first().locator("button").last().click();
                    assertThat(page.locator("dialog")).containsText("Aoife Ní Bhriain");
                    assertThat(page.locator("#askForm\\:keep")).isFocused();
                    picture(page, "removal-question-" + language + "-" + width);
                    page.keyboard().press("Escape");
                    assertThat(page.locator("dialog")).isHidden();
                    page.locator("#roster\\:table_data tr").first().locator("button").last().click();
                    page.locator("#askForm\\:go").click();
                    assertThat(page.locator("#undoForm .toast")).isInViewport();
                    picture(page, "removal-toast-" + language + "-" + width);
                    page.locator("#undoForm\\:takeBack").click();
                    assertThat(page.locator("#roster\\:table_data tr")).hasCount(2);
                }
            }
        }
        assertThat(stage.confirmed(meeting)).isEqualTo(2);

        String id = World.text("select cast(id as text) from registration where tenant_id = ? and number_key = '100002'", stage.world().id());
        ann.post("/admin/registrations/" + id + "/delete");
        stage.undoTimeIsOver();
        for (String language : List.of("th", "en")) {
            for (int width : new int[] {360, 1280}) {
                try (BrowserContext context = context(language, width)) {
                    Page page = context.newPage();
                    page.navigate(list("?show=removed"));
                    assertThat(page.locator("#roster\\:ended_data tr")).hasCount(1);
                    picture(page, "removal-removed-" + language + "-" + width);
                    page.navigate(stage.world().url("/ticket/" + ticket));
                    picture(page, "removal-ticket-" + language + "-" + width);
                }
            }
        }
    }

    private String list(String query) {
        return stage.world().url("/organizer/meeting/" + meeting + "/registrations" + query);
    }

    private void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name + " scrolls sideways").isEqualTo(0);
    }

    private BrowserContext context(String language, int width) {
        return context(language, width, true);
    }

    private BrowserContext context(String language, int width, boolean scripts) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setJavaScriptEnabled(scripts));
        String url = stage.world().url("/");
        ann.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(url))));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
        return context;
    }
}
