package org.prachum.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** What is answered where Faces cannot: pages that look like the others and speak their reader's language. */
class PlainPageIT {

    private static final Pattern SHEET = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");

    World acme = World.create();

    @Test
    void atNobodysHostItIsDressedAndSpeaksTheBrowsersLanguage() {
        Client stranger = Client.atHost("nobody.localhost").with("Accept-Language", "th-TH,th;q=0.9");

        Answer page = stranger.get("/");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.between("<html lang=\"", "\"")).isEqualTo("th");
        assertThat(sheets(page)).hasSize(2).noneMatch(sheet -> sheet.contains("brand.css")).allSatisfy(sheet -> assertSheet(stranger, sheet));
        assertThat(page.body()).contains("<span class=\"org\">Prachum</span>").doesNotContain("class=\"go\"");
        assertThat(stranger.get("/assets/lean.css?lang=th").status()).isEqualTo(404);
        assertThat(stranger.get("/assets/nothing.css").status()).isEqualTo(404);
        assertThat(stranger.get("/brand.css").status()).isEqualTo(404);
        assertThat(stranger.cookies()).isEmpty();
        assertThat(stranger.cookie("lang", "fr").get("/").between("<html lang=\"", "\"")).isEqualTo("fr");
    }

    @Test
    void atAClosedHostItHasTheOrganizationsNameColoursAndLanguageAndNothingElseOfIt() {
        acme.sql("update organization set status = 'suspended', language = 'ru' where id = ?", acme.id());
        Client visitor = acme.visitor();

        Answer page = visitor.get("/");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.between("<html lang=\"", "\"")).isEqualTo("ru");
        assertThat(page.body()).contains("<span class=\"org\">Acme Engineering</span>").doesNotContain("class=\"go\"");
        assertThat(sheets(page)).hasSize(3).allSatisfy(sheet -> assertSheet(visitor, sheet));
        assertThat(visitor.get(sheets(page).get(1)).body()).contains("--brand:#0b6e4f");
        for (String path : List.of("/privacy", "/favicon.png", "/logo/x/180.png", "/api/meetings/", "/brand.css?lang=th")) {
            assertThat(visitor.get(path).status()).as(path).isEqualTo(503);
        }
        assertThat(acme.visitor().cookie("lang", "th").get("/").between("<html lang=\"", "\"")).isEqualTo("th");
    }

    @Test
    void atAnOpenHostItLeadsBackToTheStart() {
        Answer refused = acme.visitor().with("Sec-Fetch-Site", "cross-site").with("X-Forwarded-Prefix", "/register").post("/submit/1");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("<a class=\"go\" href=\"/register/\">Back to the start</a>");
        assertThat(sheets(refused)).hasSize(3).allMatch(sheet -> sheet.startsWith("/register/"));
    }

    @Test
    void anAddressWithoutItsSlashLeadsToThePage() {
        for (String slash : List.of("", "/")) {
            Client visitor = acme.visitor().with("X-Forwarded-Prefix", "/register").with("X-Forwarded-Proto", "https");
            assertThat(visitor.get("/auth" + slash).header("Location")).isEqualTo("/register/auth/login");
            for (String path : List.of("/organizer", "/admin", "/account")) {
                Answer answer = visitor.get(path + slash);
                assertThat(answer.status()).isEqualTo(302);
                assertThat(answer.header("Location")).startsWith("/register/auth/login?then=%2F" + path.substring(1));
            }
            assertThat(Client.at("").get("/operator" + slash).header("Location")).startsWith("/auth/login?then=%2Foperator");
            assertThat(Client.at("").get("/auth" + slash).header("Location")).isEqualTo("/auth/login");
            assertThat(Client.atHost("nobody.localhost").get("/auth" + slash).status()).isEqualTo(404);
        }
        Client ann = acme.signedIn("ann");
        for (String path : List.of("/organizer", "/organizer/", "/admin", "/admin/", "/account", "/account/")) {
            assertThat(ann.get(path).status()).as(path).isEqualTo(200);
        }
    }

    /** Pictures to be looked at. */
    @Test
    void isPresentable() {
        World closed = World.create();
        closed.sql("update organization set status = 'suspended' where id = ?", closed.id());
        closed.sql("update branding set primary_color = '#7a1fa2' where tenant_id = ?", closed.id());
        try (Chromium chromium = Chromium.open()) {
            for (String language : List.of("th", "en")) {
                Browser.NewContextOptions options = new Browser.NewContextOptions()
                        .setLocale(language)
                        .setViewportSize(language.equals("th") ? 360 : 1280, 640);
                try (BrowserContext context = chromium.browser().newContext(options)) {
                    Page page = context.newPage();
                    for (String host : List.of("nobody", closed.subdomain())) {
                        page.navigate(House.open().url(host, "/"));
                        assertThat(page.evaluate("getComputedStyle(document.querySelector('.sheet')).textAlign")).isEqualTo("center");
                        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
                        page.screenshot(new Page.ScreenshotOptions()
                                .setPath(Path.of("target", "plain", (host.equals("nobody") ? host : "closed") + "-" + language + ".png")));
                    }
                }
            }
        }
    }

    private static void assertSheet(Client client, String sheet) {
        Answer css = client.get(sheet);
        assertThat(css.status()).as(sheet).isEqualTo(200);
        assertThat(css.header("Content-Type")).startsWith("text/css");
    }

    private static List<String> sheets(Answer page) {
        return SHEET.matcher(page.body()).results().map(sheet -> sheet.group(1)).toList();
    }
}
