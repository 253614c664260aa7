package org.prachum.domains;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.DnsServer;
import org.prachum.testing.House;
import org.prachum.testing.Patience;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** An organization's own domain, proved in a real DNS. */
class OwnDomainIT {

    DnsServer dns = House.open().dns();
    World acme = World.create();
    String domain = "meet." + acme.subdomain() + "-corp.example";
    Client ann = acme.signedIn("ann");

    @Test
    void leadsToItsOrganizationOnceItIsProved() {
        meeting();
        Screen screen = claim(ann, domain);
        assertThat(Client.atHost(domain).get("/").status()).isEqualTo(404);

        press(screen, "check");
        assertThat(screen.shown().body()).contains("There is no such record at _prachum." + domain + " yet");
        assertThat(Client.atHost(domain).get("/").status()).isEqualTo(404);

        publish();
        press(screen, "check");
        assertThat(screen.shown().body()).contains("The record is there: " + domain + " is yours.");
        Client visitor = Client.atHost(domain);
        assertThat(visitor.get("/submit/7").body()).contains("Town hall", "Acme Engineering");
        assertThat(Client.atHost(domain.toUpperCase(Locale.ROOT) + ".").get("/submit/7").status()).isEqualTo(200);
        assertThat(Client.atHost("other." + domain).get("/").status()).isEqualTo(404);
        assertThat(Client.atHost(domain).get("/sign-up").status()).isEqualTo(404);
    }

    @Test
    void whatWasPrintedWithItWorksAlsoBelowAPrefix() {
        meeting();
        verified();
        Client visitor = Client.atHost(domain).with("X-Forwarded-Prefix", "/register");

        Client.Answer form = visitor.get("/submit/7");

        assertThat(form.body()).contains("action=\"/register/submit/7\"", "href=\"/register/assets/lean.css");
        assertThat(visitor.post("/submit_manual/7", "new_emp_id", "123456", "new_emp_name", "Somebody").body())
                .contains("/register/ticket/");
    }

    @Test
    void linksBeginWithItWhereTheAdminSaysSo() {
        meeting();
        verified();
        assertThat(ticketOf("111111")).startsWith(acme.url("/ticket/"));

        Screen screen = Screen.open(ann, "/admin/domains");
        press(screen, "lead");
        assertThat(ticketOf("222222")).startsWith("http://" + domain + ":" + House.open().server().port() + "/ticket/");

        press(screen, "stepBack");
        assertThat(ticketOf("333333")).startsWith(acme.url("/ticket/"));
    }

    @Test
    void aRecordThatIsGoneEndsItAfterThreeDays() {
        verified();
        dns.withdraw("_prachum." + domain);
        Screen screen = Screen.open(ann, "/admin/domains");

        press(screen, "check");
        assertThat(screen.shown().body()).contains("The record was not found. The domain ends on");
        assertThat(Client.atHost(domain).get("/").status()).isEqualTo(200);
        assertThat(House.open().mail().waitForMailTo(acme.email("ann"), Duration.ofSeconds(60),
                        mail -> mail.subject().equals("The record of " + domain + " is gone")).text())
                .contains("_prachum." + domain);

        acme.sql("update own_domain set missing_since = missing_since - interval '4 days' where organization_id = ?", acme.id());
        press(screen, "check");
        assertThat(Client.atHost(domain).get("/").status()).isEqualTo(404);
    }

    @Test
    void itIsLookedForAgainEveryDay() {
        verified();
        acme.sql("update own_domain set checked_at = checked_at - interval '25 hours' where organization_id = ?", acme.id());

        Patience.until(Duration.ofSeconds(60), "a look", () -> acme.count(
                "select count(*) from own_domain where organization_id = ? and checked_at > now() - interval '1 hour'", acme.id()) == 1);
    }

    @Test
    void noAnswerFromTheDnsSaysNothingOfTheDomain() {
        verified();
        dns.silentWhile(() -> {
            Screen screen = Screen.open(ann, "/admin/domains");
            press(screen, "check");
            assertThat(screen.shown().body()).contains("No name server answered");
        });
        assertThat(acme.count("select count(*) from own_domain where organization_id = ? and missing_since is null", acme.id())).isEqualTo(1);
    }

    @Test
    void onlyWhoProvesItHasIt() {
        World rival = World.create();
        Screen claimed = claim(rival.signedIn("ann"), domain);
        verified();

        // The rival cannot take over what is ours by our own record, and not by theirs while ours stands.
        press(claimed, "check");
        assertThat(claimed.shown().body()).contains("There is no such record");
        dns.publish("_prachum." + domain, text(claimed.shown().body()));
        press(claimed, "check");
        assertThat(claimed.shown().body()).contains("Another organization has proved that this domain is its own.");
        assertThat(rival.count("select count(*) from own_domain where organization_id = ? and verified_at is not null", rival.id())).isZero();
    }

    @Test
    void aSessionIsGoodAtEachHostOfItsOrganizationAndNowhereElse() {
        verified();
        Client other = Client.atHost(domain);
        ann.cookies().forEach(other::cookie);

        assertThat(ann.get("/admin/domains").status()).isEqualTo(200);
        assertThat(other.get("/admin/domains").status()).isEqualTo(200);

        World rival = World.create();
        Client rivals = Client.atHost(domain);
        rival.signedIn("ann").cookies().forEach(rivals::cookie);
        assertThat(rivals.get("/admin/domains").status()).isEqualTo(302);
    }

    @Test
    void onlyAnAdminsBusiness() {
        assertThat(acme.signedIn("olga").get("/admin/domains").status()).isEqualTo(404);
        assertThat(claim(ann, "https://" + acme.subdomain() + ".localhost/").shown().body()).contains("Names of this platform");
        assertThat(claim(ann, "no domain").shown().body()).contains("That is no domain name.");
        claim(ann, domain);
        assertThat(claim(ann, "HTTPS://" + domain + ":443/x").shown().body()).contains("already");
    }

    @Test
    void canBeReadOnAPhone() {
        verified();
        claim(ann, "en-attente." + domain);
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(360, 800))) {
            ann.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(acme.url("/")))));
            Page page = context.newPage();
            for (String language : List.of("en", "th")) {
                page.navigate(acme.url("/admin/domains?lang=" + language));
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "domains-" + language + ".png")).setFullPage(true));
                assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
            }
        }
    }

    private Screen claim(Client admin, String typed) {
        Screen screen = Screen.open(admin, "/admin/domains");
        screen.send("claim", "add", "claim", "claim list messages", "domain", typed, "add", "add");
        return screen;
    }

    private static void press(Screen screen, String button) {
        String source = "domains:0:" + button;
        screen.send("list", source, source, "list messages", source, source);
    }

    private void publish() {
        dns.publish("_prachum." + domain, text(ann.get("/admin/domains").body()));
    }

    private static String text(String page) {
        int from = page.indexOf("prachum-verification=");
        return page.substring(from, page.indexOf('<', from));
    }

    private void verified() {
        claim(ann, domain);
        publish();
        press(Screen.open(ann, "/admin/domains"), "check");
        assertThat(Client.atHost(domain).get("/").status()).isEqualTo(200);
    }

    private void meeting() {
        acme.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at) "
                        + "values (?, ?, 7, 'Town hall', 'onsite', 'public', ?, now() + interval '1 day', now() + interval '25 hours')",
                acme.id(), UUID.randomUUID(), "k".repeat(32));
    }

    /** The ticket's address, as the wire gives it. */
    private String ticketOf(String number) {
        String body = acme.visitor().postJson("/api/meetings/7/registrations/",
                "{\"employee_number\":\"" + number + "\",\"name\":\"Somebody\"}").body();
        int from = body.indexOf("http");
        return body.substring(from, body.indexOf('"', from));
    }
}
