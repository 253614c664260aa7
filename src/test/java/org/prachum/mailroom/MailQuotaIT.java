package org.prachum.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Patience;
import org.prachum.testing.Statements;
import org.prachum.testing.World;

/** So many mails leave an organization in a day of its own, and no more; nobody waits for a code. */
@ResourceLock(Statements.OF_THE_OPERATOR)
class MailQuotaIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOMORROW = "due_at = (date_trunc('day', now() at time zone 'Asia/Bangkok') + interval '1 day') at time zone 'Asia/Bangkok'";

    House house = House.open();
    World acme = World.create();

    @Test
    void whatIsBeyondWaitsForTomorrowAndCodesDoNot() {
        acme.sql("update organization set zone = 'Asia/Bangkok' where id = ?", acme.id());
        allow(2);
        mail(5);
        await("failure = 'quota'", 3);
        await("sent_at is not null", 2);
        assertThat(count("failure = 'quota' and attempts = 0 and " + TOMORROW)).isEqualTo(3);

        Client ann = acme.signedIn("ann");
        assertThat(today()).as("a code is not counted").isEqualTo(2);
        String page = ann.get("/admin/mails").body();
        assertThat(page).contains("3 mails wait for tomorrow: the 2 mails that may leave your organization in a day have left.");
        look(ann);

        Client operator = operator();
        assertThat(operator.get("/operator/organizations/" + acme.id()).body()).contains("<dt>Mails beyond the day’s limit</dt><dd>3</dd>");
        assertThat(operator.post("/operator/limits/" + acme.id(), "employees", "10", "meetings", "10", "mails", "4").status()).isEqualTo(302);
        await("sent_at is not null and kind = 'identity.approved'", 4);
        await("failure = 'quota' and " + TOMORROW, 1);
        assertThat(today()).isEqualTo(4);

        acme.sql("update mail_day set begins = begins - interval '1 day' where tenant_id = ?", acme.id());
        acme.sql("update outbox set due_at = now() where tenant_id = ? and failure = 'quota'", acme.id());
        await("sent_at is not null and kind = 'identity.approved' and failure is null", 5);
        assertThat(acme.count("select mails from mail_day where tenant_id = ? and begins > now() - interval '24 hours'", acme.id())).isEqualTo(1);
        assertThat(ann.get("/admin/mails").body()).doesNotContain("wait for tomorrow");
    }

    @Test
    void aMailThatIsTriedAgainIsNotCountedAgain() {
        allow(1);
        acme.sql("insert into outbox (tenant_id, channel, kind, subject_id, recipient, language, attempts) values"
                + " (?, 'mail', 'identity.approved', ?, ?, 'en', 3)", acme.id(), UUID.randomUUID(), acme.email("again"));
        await("sent_at is not null", 1);
        assertThat(acme.count("select count(*) from mail_day where tenant_id = ?", acme.id())).isZero();
    }

    /** Eight nodes at once, each as its dispatcher does. */
    @Test
    void ofManyDispatchersAtOnceTheDatabaseLetsAsManyThroughAsMayLeave() throws Exception {
        allow(20);
        acme.sql("insert into outbox (tenant_id, channel, kind, subject_id, recipient, language, due_at) select ?, 'mail', 'nobody.writes', ?,"
                + " n || '@acme.example', 'en', now() - interval '1 hour' from generate_series(1, 100) n", acme.id(), UUID.randomUUID());
        var nodes = Executors.newFixedThreadPool(8);
        nodes.invokeAll(Stream.generate(() -> (Callable<Integer>) this::take).limit(24).toList()).forEach(taken -> {
            try {
                assertThat(taken.get()).isBetween(0, 10);
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
        nodes.shutdown();
        await("failure = 'quota'", 80);
        assertThat(count("attempts > 0")).isEqualTo(20);
        assertThat(today()).isEqualTo(20);
    }

    private int take() throws SQLException {
        try (Connection app = house.postgres().app()) {
            app.setAutoCommit(false);
            ask(app, "select set_config('app.tenant_id', '" + acme.id() + "', true)");
            int taken = ask(app, "with taken as (select t from take_mails(10, '{identity.code}') t), held as (update outbox o"
                    + " set attempts = attempts + 1, due_at = now() + interval '1 hour' from taken where o.tenant_id = current_tenant() and o.id = taken.t"
                    + " returning 1) select cast(count(*) as text) from held");
            app.commit();
            return taken;
        }
    }

    private static int ask(Connection app, String query) throws SQLException {
        try (PreparedStatement statement = app.prepareStatement(query);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1).matches("\\d+") ? Integer.parseInt(rows.getString(1)) : 0;
        }
    }

    private void allow(int mails) {
        acme.sql("insert into quota (tenant_id, id, employees, meetings, mails) values (?, gen_random_uuid(), 10, 10, ?)", acme.id(), mails);
    }

    private void mail(int people) {
        acme.sql("insert into outbox (tenant_id, channel, kind, subject_id, recipient, language) select ?, 'mail', 'identity.approved', ?,"
                + " 'person' || n || '@' || ?, 'en' from generate_series(1, ?) n", acme.id(), UUID.randomUUID(), acme.subdomain() + ".example", people);
    }

    private void await(String condition, long many) {
        Patience.until(PATIENCE, many + " with " + condition, () -> count(condition) == many);
    }

    private long count(String condition) {
        return acme.count("select count(*) from outbox where tenant_id = ? and channel = 'mail' and " + condition, acme.id());
    }

    private long today() {
        return acme.count("select coalesce(sum(mails), 0) from mail_day where tenant_id = ?", acme.id());
    }

    private void look(Client ann) {
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(360, 800))) {
            ann.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(acme.url("/")))));
            context.addCookies(List.of(new Cookie("lang", "th").setUrl(acme.url("/"))));
            Page page = context.newPage();
            page.navigate(acme.url("/admin/mails"));
            page.selectOption("#state", "WAITING");
            page.waitForSelector("#mails tbody tr:nth-child(3)");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "mail-quota.png")).setFullPage(true));
        }
    }

    private Client operator() {
        String email = "mails-" + UUID.randomUUID() + "@prachum.example";
        acme.sql("insert into account (tenant_id, id, email, name, role, status) "
                + "values ('00000000-0000-0000-0000-000000000001', ?, ?, 'Olaf', 'operator', 'active')", UUID.randomUUID(), email);
        Client operator = Client.at("");
        operator.post("/auth/login", "email", email);
        operator.post("/auth/verify-login", "otp", World.code(house.mail().waitForMailTo(email, Duration.ofSeconds(60))));
        return operator;
    }
}
