package org.prachum.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.prachum.registration.Stage;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** Whoever has a ticket asks what is kept of them; the answer goes to the person, by way of an admin. */
class DataRequestIT {

    static final Path PICTURES = Path.of("target", "pages");
    static final Duration PATIENCE = Duration.ofSeconds(30);

    Stage stage = new Stage();
    World acme = stage.world();
    Client ann = acme.signedIn("ann");
    Client visitor = stage.visitor();

    @Test
    void whoHoldsATicketAsksAndTheAdminsAndThePersonAreTold() {
        String ticket = stage.register(stage.meeting("Town hall"), "00100002");
        String page = "/ticket/" + ticket + "/data";
        assertThat(visitor.get("/ticket/" + ticket).body()).contains("href=\"" + page + "\"");
        assertThat(visitor.get(page).body())
                .contains("1,095 days after the meeting", "365 days after you have left", "30 days", "Ask for a copy")
                .as("of whom it is says the ticket, and nothing here").doesNotContain("Nok", "Srisai", "100002", stage.nok());

        assertThat(visitor.post(page).header("Location")).isEqualTo(page);
        assertThat(visitor.post(page).status()).as("who asks again has asked").isEqualTo(302);
        assertThat(visitor.get(page).body()).contains("A copy was asked for, ").doesNotContain("<button class=\"go\">");
        assertThat(requests()).isEqualTo(1);

        Mail toAnn = House.open().mail().waitForMailTo(acme.email("ann"), PATIENCE, mail -> mail.subject().contains("asks for a copy"));
        assertThat(toAnn.subject()).isEqualTo("Nok Srisai asks for a copy of their data");
        assertThat(toAnn.text()).contains("100002", acme.url("/admin/privacy"));
        Mail toNok = House.open().mail().waitForMailTo(stage.nok(), PATIENCE, mail -> mail.subject().startsWith("A copy of your data"));
        assertThat(toNok.text()).contains("answer you themselves").doesNotContain("/admin", ticket);
        assertThat(acme.count("select count(*) from outbox where tenant_id = ? and kind like 'privacy.%'", acme.id())).isEqualTo(2);
        assertThat(ann.get("/admin/audit").body()).contains("Somebody asked, with their ticket, for a copy of what is known of 00100002");

        Screen screen = Screen.open(ann, "/admin/privacy");
        assertThat(screen.shown().body()).contains("href=\"/admin/privacy/person?who=00100002\">Nok Srisai</a>", "Town hall");
        screen.send("requestsForm", "requests:0:answered", "requests:0:answered", "requests messages", "requests:0:answered", "requests:0:answered");
        assertThat(ann.get("/admin/privacy").body()).contains("Nobody waits for a copy.");
        assertThat(ann.get("/admin/audit").body()).contains("answered who had asked for a copy: 00100002");

        assertThat(visitor.post(page).status()).as("and may ask again").isEqualTo(302);
        assertThat(requests()).isEqualTo(2);
        assertThat(ann.get("/admin/privacy").body()).contains("Nok Srisai");
    }

    @Test
    void nobodyAsksWithWhatIsNoTicketOfThisOrganization() {
        String ticket = stage.register(stage.meeting("Town hall"), "00100002");
        Stage next = new Stage();
        String theirs = next.register(next.meeting("Elsewhere"), "00100002");
        for (String none : List.of(theirs, "0".repeat(64), "00100002", ticket.substring(0, 63) + (ticket.endsWith("a") ? "b" : "a"))) {
            assertThat(visitor.get("/ticket/" + none + "/data").status()).as(none).isEqualTo(404);
            assertThat(visitor.post("/ticket/" + none + "/data").status()).as(none).isEqualTo(404);
        }
        assertThat(requests()).isZero();
        assertThat(visitor.with("Origin", "http://elsewhere.example").post("/ticket/" + ticket + "/data").status()).isEqualTo(403);
        assertThat(requests()).isZero();
        assertThat(visitor.with("Origin", acme.url("")).post("/ticket/" + ticket + "/data").status()).isEqualTo(302);
        assertThat(requests()).isEqualTo(1);
        assertThat(acme.signedIn("olga").get("/admin/privacy").status()).as("for admins alone").isEqualTo(404);
    }

    @Test
    void ofTwoWhoAskAtOnceOneIsTold() throws InterruptedException, ExecutionException {
        String page = "/ticket/" + stage.register(stage.meeting("Town hall"), "00100003") + "/data";
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Client each = acme.visitor();
            answers.add(crowd.submit(() -> each.post(page).status()));
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(302);
        }
        crowd.shutdown();
        assertThat(requests()).isEqualTo(1);
        assertThat(acme.count("select count(*) from outbox where tenant_id = ? and kind = 'privacy.asked'", acme.id())).isEqualTo(1);
        assertThat(acme.count("select count(*) from outbox where tenant_id = ? and kind = 'privacy.promised'", acme.id()))
                .as("no address is known").isZero();
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'person.asked'", acme.id())).isEqualTo(1);
    }

    /** Whoever has twelve tickets does not fill the admins' mailbox. */
    @Test
    void twelveWhoAskAreOneMailToEachAdminAnHour() {
        acme.account("adam", "Adam", "admin");
        List<String> kinds = List.of(acme.email("ann"), acme.email("adam"));
        int meeting = stage.meeting("Town hall");
        for (int i = 10; i < 22; i++) {
            stage.employee("002000" + i, "2000" + i, "Guest " + i, null);
            assertThat(visitor.post("/ticket/" + stage.register(meeting, "2000" + i) + "/data").status()).isEqualTo(302);
        }
        for (String admin : kinds) {
            House.open().mail().waitForMailTo(admin, PATIENCE, mail -> mail.subject().contains("a copy of"));
            assertThat(told(admin, "sent_at is not null")).isEqualTo(1);
            assertThat(told(admin, "sent_at is null and due_at between now() + interval '50 minutes' and now() + interval '1 hour'"))
                    .as("the others, in an hour").isEqualTo(1);
        }
        acme.sql("update outbox set due_at = now() where tenant_id = ? and kind = 'privacy.asked' and sent_at is null", acme.id());
        for (String admin : kinds) {
            Mail all = House.open().mail().waitForMailTo(admin, PATIENCE, mail -> mail.subject().equals("12 requests for a copy of personal data"));
            assertThat(all.text()).contains("12 people have asked, each with a ticket,", acme.url("/admin/privacy"));
        }
    }

    private long told(String admin, String how) {
        return acme.count("select count(*) from outbox where tenant_id = ? and kind = 'privacy.asked' and recipient = ? and " + how,
                acme.id(), admin);
    }

    /** A request is of the person, and goes with them. */
    @Test
    void whoIsErasedHasAskedNothing() {
        String ticket = stage.register(stage.meeting("Town hall"), "00100002");
        visitor.post("/ticket/" + ticket + "/data");
        Screen.open(ann, "/admin/privacy/person?who=00100002")
                .send("erasing", "erase", "erasing", "erasing person messages", "confirm", "00100002", "erase", "erase");
        assertThat(requests()).isZero();
        assertThat(visitor.get("/ticket/" + ticket + "/data").status()).isEqualTo(404);
        assertThat(ann.get("/admin/privacy").body()).contains("Nobody waits for a copy.");
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'person.asked' and subject_name = '—'", acme.id()))
                .isEqualTo(1);
    }

    @Test
    void isPresentableOnAPhoneAndOnADesk() throws IOException {
        acme.sql("insert into retention (tenant_id, id, registrations, mails, failed, lines) values (?, gen_random_uuid(), 30, 1, 21, 22)", acme.id());
        String ticket = stage.register(stage.meeting("Town hall"), "00100002");
        assertThat(visitor.get("/ticket/" + ticket + "/data").body()).contains("30 days after the meeting", "1 day<", "22 days", "Without a limit");
        try (Chromium chromium = Chromium.open()) {
            for (String language : List.of("th", "en", "ru")) {
                picture(chromium, language, "ticket", "/ticket/" + ticket, Map.of());
                picture(chromium, language, "ticket-data", "/ticket/" + ticket + "/data", Map.of());
            }
            visitor.post("/ticket/" + ticket + "/data");
            for (String language : List.of("th", "en")) {
                picture(chromium, language, "ticket-data-asked", "/ticket/" + ticket + "/data", Map.of());
                picture(chromium, language, "privacy-requests", "/admin/privacy", ann.cookies());
            }
        }
    }

    private void picture(Chromium chromium, String language, String name, String path, Map<String, String> cookies) throws IOException {
        Files.createDirectories(PICTURES);
        try (BrowserContext context = chromium.browser().newContext(
                new Browser.NewContextOptions().setViewportSize(language.equals("en") ? 1280 : 360, 800))) {
            String url = acme.url("/");
            cookies.forEach((cookie, value) -> context.addCookies(List.of(new Cookie(cookie, value).setUrl(url))));
            context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
            Page page = context.newPage();
            assertThat(page.navigate(acme.url(path)).status()).as(name).isEqualTo(200);
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + language + ".png")).setFullPage(true));
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(name + " scrolls sideways").isEqualTo(0);
        }
    }

    private long requests() {
        return acme.count("select count(*) from data_request where tenant_id = ?", acme.id());
    }
}
