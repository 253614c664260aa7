package org.prachum.integrations;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;

/** Connecting, testing, looking, and removing, as an admin with a browser has it; with a picture of each state. */
class IntegrationsPagesIT {

    private static final Path PICTURES = Path.of("target", "pages");

    static Chromium chromium;

    FakeGoogle google = FakeGoogle.open();
    Receiver receiver = Receiver.open();
    Occasion acme = new Occasion();

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(Duration.ofSeconds(20).toMillis());
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @AfterEach
    void close() {
        google.close();
        receiver.close();
    }

    @Test
    void anAdminAddsAWebhookTriesItChangesItsSecretAndRemovesIt() {
        try (BrowserContext context = context("en", 1280)) {
            Page page = context.newPage();
            page.navigate(acme.world().url("/admin/integrations"));
            page.locator("text=Add a webhook").click();
            page.fill("#address", "ftp://example.org");
            page.locator("#save").click();
            assertThat(page.locator("#addressMessage")).containsText("The address has to begin with https://.");
            page.fill("#address", receiver.url("/hook"));
            page.locator("#save").click();
            String secret = page.locator("#secret").innerText();
            assertThat(secret).startsWith("whsec_");
            look(page, "webhook-added-en-1280");

            page.locator("#test").click();
            assertThat(page.locator("#messages")).containsText("A test is on its way.");
            assertThat(page.locator("#secret")).hasCount(0);
            Receiver.Heard heard = receiver.hear();
            assertThat(heard.body()).startsWith("{\"type\":\"test\",");
            acme.await(1, "sent_at is not null");

            page.locator("#changeSecret").click();
            assertThat(page.locator("#secret")).not().hasText(secret);
            page.locator("#test").click();
            assertThat(receiver.hear().header("webhook-signature").split(" ")).hasSize(2);

            page.locator("#remove").click();
            page.locator("#sureYes").click();
            page.waitForURL("**/admin/integrations");
        }
        assertThat(acme.deliveries("true")).isZero();
        assertThat(acme.admin().get("/admin/audit").body()).contains(
                "Ann Becker connected the webhook 127.0.0.1", "Ann Becker sent a test to the webhook 127.0.0.1",
                "Ann Becker changed the secret of the webhook 127.0.0.1", "Ann Becker removed the webhook 127.0.0.1");
    }

    @Test
    void anAdminConnectsAScriptAndSendsAgainWhatFailed() {
        String script = "script-" + acme.world().subdomain();
        try (BrowserContext context = context("en", 1280)) {
            Page page = context.newPage();
            page.navigate(acme.world().url("/admin/integrations"));
            page.fill("#address", google.scriptUrl(script));
            page.locator("#connect").click();
            assertThat(page.locator("#messages")).containsText("The spreadsheet is connected.");
            assertThat(page.locator("#spreadsheet")).containsText("Each registration becomes a row.");

            google.receiver().next(FakeGoogle.scriptPath(script), Receiver.status(500, "Retry-After", "3600"));
            acme.register("100001");
            acme.await(1, "failure = 'refused'");
            page.navigate(acme.world().url("/admin/integrations"));
            assertThat(page.locator("#spreadsheet")).containsText("Nothing has arrived there since");
            page.locator("#off").click();
            assertThat(page.locator("#messages")).containsText("Switched off.");
            acme.await(1, "given_up_at is not null");
            page.navigate(acme.world().url("/admin/integrations"));
            Locator row = page.locator("#deliveries tbody tr");
            assertThat(row).hasCount(1);
            assertThat(row).containsText("New registration");
            assertThat(row).containsText("The other side did not take it.");
            row.locator("button").click();
            assertThat(page.locator("#messages")).containsText("It is switched off. Please switch it on first.");
            look(page, "integrations-off-en-1280");

            page.locator("#on").click();
            assertThat(page.locator("#messages")).containsText("Switched on.");
            page.locator("#allAgain").click();
            assertThat(page.locator("#messages")).containsText("One delivery is being sent again.");
            acme.await(1, "sent_at is not null");
        }
        look("th", 360);
        look("ru", 360);
        look("fr", 1280);
        look("th", 1280);
    }

    private void look(String language, int width) {
        acme.webhook(receiver.url("/a/rather/long/path/of/a/receiver/that/somebody/has/chosen?key=" + "x".repeat(60)), Events.CREATED);
        try (BrowserContext context = context(language, width)) {
            Page page = context.newPage();
            page.navigate(acme.world().url("/admin/integrations"));
            look(page, "integrations-" + language + "-" + width);
            page.locator("a[href*='/webhooks/']").first().click();
            page.waitForURL("**/webhooks/*");
            look(page, "webhook-" + language + "-" + width);
        }
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0);
    }

    private BrowserContext context(String language, int width) {
        Client ann = acme.admin();
        BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
        String url = acme.world().url("/");
        ann.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(url))));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
        return context;
    }
}
