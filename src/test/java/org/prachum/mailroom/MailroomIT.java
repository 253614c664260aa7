package org.prachum.mailroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** An admin sees what did not arrive, and why, and sends it again. */
class MailroomIT {

    private static Chromium chromium;

    House house = House.open();
    World acme = World.create();

    @BeforeAll
    static void start() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void anAdminSendsAgainWhatFailed() {
        UUID olga = account("olga");
        fail("nok at acme", olga);
        fail("yan at acme", olga);
        fail("som at acme", olga);
        Client ann = acme.signedIn("ann");
        try (BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(360, 800))) {
            ann.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(acme.url("/")))));
            Page page = context.newPage();
            page.navigate(acme.url("/admin/mails"));
            page.waitForCondition(() -> count("given_up_at is not null") == 3);
            page.navigate(acme.url("/admin/mails"));
            assertThat(page.locator("#mails tbody tr")).hasCount(3);
            assertThat(page.locator("#mails tbody tr").first()).containsText("Account approved");
            assertThat(page.locator("#mails tbody tr").first()).containsText("Tried once. The address does not exist, or is misspelled.");
            assertThat(page.locator("body").innerText()).doesNotContain("at acme");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "mailroom-failed.png")).setFullPage(true));

            page.fill("#recipient", "nok at");
            assertThat(page.locator("#mails tbody tr")).hasCount(1);
            acme.sql("update outbox set recipient = ? where tenant_id = ? and recipient = 'nok at acme'", acme.email("nok"), acme.id());
            page.fill("#recipient", "nok@");
            assertThat(page.locator("#mails tbody tr")).containsText("n•••@" + acme.subdomain() + ".example");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resend to n")).click();
            house.mail().waitForMailTo(acme.email("nok"), Duration.ofSeconds(60));
            assertThat(page.locator("#messages")).containsText("The mail is being sent again.");

            acme.sql("update outbox set recipient = left(recipient, 3) || '@' || ? where tenant_id = ? and recipient like '% at acme'",
                    acme.subdomain() + ".example", acme.id());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send all failed again")).click();
            assertThat(page.locator("#messages")).containsText("2 mails are being sent again.");
            house.mail().waitForMailTo(acme.email("yan"), Duration.ofSeconds(60));
            house.mail().waitForMailTo(acme.email("som"), Duration.ofSeconds(60));
            page.waitForCondition(() -> count("sent_at is not null and failure is null and attempts = 1 and recipient like '%@acme-%'"
                    + " and kind = 'identity.approved'") == 3);
        }
    }

    @Test
    void whatWaitedUntilNobodyNeedsItIsNotSent() {
        acme.sql("insert into outbox (tenant_id, channel, kind, subject_id, recipient, language) values (?, 'mail', 'registration.confirmed',"
                + " ?, ?, 'en')", acme.id(), UUID.randomUUID(), acme.email("gone"));
        Client ann = acme.signedIn("ann");

        assertThat(ann.get("/admin/mails").body()).contains("Not needed, not sent");
        assertThat(house.mail().mailsTo(acme.email("gone"))).isEmpty();
    }

    @Test
    void anOrganizerHasNoMailroom() {
        assertThat(acme.signedIn("olga").get("/admin/mails").status()).isEqualTo(404);
    }

    private UUID account(String person) {
        return UUID.fromString(World.text("select cast(id as text) from account where tenant_id = ? and email = ?", acme.id(), acme.email(person)));
    }

    private void fail(String recipient, UUID about) {
        acme.sql("insert into outbox (tenant_id, channel, kind, subject_id, recipient, language) values (?, 'mail', 'identity.approved', ?, ?,"
                + " 'en')", acme.id(), about, recipient);
    }

    private long count(String condition) {
        return acme.count("select count(*) from outbox where tenant_id = ? and channel = 'mail' and " + condition, acme.id());
    }
}
