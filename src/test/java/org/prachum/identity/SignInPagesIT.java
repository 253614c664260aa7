package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** The pages of signing in and of proving anew that it is you, and what admins and operators see of mail limits, on a phone and on a desk. */
class SignInPagesIT {

    private static final Path PICTURES = Path.of("target", "pages");

    House house = House.open();
    World acme = World.create();

    @Test
    void arePresentable() throws IOException {
        Client ann = acme.signedIn("ann");
        Client waiting = acme.visitor();
        waiting.post("/auth/login", "email", acme.email("olga"));
        String link = OneTimeCodesIT.link(house.mail().waitForMailTo(acme.email("olga"), Duration.ofSeconds(60)));
        acme.sql("update account set last_signed_in_at = now() - interval '1 hour' where tenant_id = ?", acme.id());
        heldBack("often");
        heldBack("reserved");
        heldBack("quota");
        try (Chromium chromium = Chromium.open()) {
            for (String language : List.of("th", "en", "fr", "ru")) {
                for (int width : List.of(360, 1280)) {
                    picture(chromium, language, width, "sign-in-link", "/auth/link?code=" + link, Map.of());
                    picture(chromium, language, width, "sign-in-have-code", "/auth/login", waiting.cookies());
                    picture(chromium, language, width, "prove", "/auth/prove?then=/account/passkeys", ann.cookies());
                    picture(chromium, language, width, "passkeys-prove", "/account/passkeys", ann.cookies());
                    picture(chromium, language, width, "mails-held-back", "/admin/mails", ann.cookies());
                }
            }
        }
        assertThat(ann.get("/admin/mails").body()).contains(
                "1 e-mail to a person who is not in the directory waits for tomorrow: a quarter of each day’s e-mails is kept",
                "One mail waits for tomorrow: the 200 mails that may leave your organization in a day have left.");
    }

    private void heldBack(String why) {
        acme.sql("insert into outbox (tenant_id, channel, kind, recipient, language, due_at, failure, last_error) values"
                + " (?, 'mail', 'identity.approved', ?, 'en', now() + interval '1 hour', ?, '')", acme.id(), UUID.randomUUID() + "@acme.example", why);
    }

    private void picture(Chromium chromium, String language, int width, String name, String path, Map<String, String> cookies) throws IOException {
        Files.createDirectories(PICTURES);
        try (BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800))) {
            String url = acme.url("/");
            cookies.forEach((cookie, value) -> context.addCookies(List.of(new Cookie(cookie, value).setUrl(url))));
            context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
            Page page = context.newPage();
            assertThat(page.navigate(acme.url(path)).status()).as(name).isEqualTo(200);
            if (name.startsWith("mails")) {
                page.selectOption("#state", "WAITING");
                page.waitForSelector("#mails tbody tr:nth-child(3)");
            }
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + "-" + language + "-" + width + ".png")).setFullPage(true));
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(name + " scrolls sideways").isEqualTo(0);
        }
    }
}
