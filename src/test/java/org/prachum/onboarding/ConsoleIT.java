package org.prachum.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Patience;
import org.prachum.testing.Screen;
import org.prachum.testing.Statements;
import org.prachum.testing.World;

/** What an operator sees of organizations: how much, how busy, how well, and nobody's name. */
@ResourceLock(Statements.OF_THE_OPERATOR)
class ConsoleIT {

    private static final Pattern LINK = Pattern.compile("href=\"/operator/organizations/([0-9a-f-]{36})\"");

    static Client operator;

    World acme = World.create();

    @BeforeAll
    static void signIn() {
        String email = "console-" + UUID.randomUUID() + "@prachum.example";
        World.create().sql("insert into account (tenant_id, id, email, name, role, status) "
                + "values ('00000000-0000-0000-0000-000000000001', ?, ?, 'Olaf', 'operator', 'active')", UUID.randomUUID(), email);
        operator = Client.at("");
        operator.post("/auth/login", "email", email);
        operator.post("/auth/verify-login", "otp", World.code(House.open().mail().waitForMailTo(email, Duration.ofSeconds(20))));
    }

    @Test
    void seesHowBusyAnOrganizationIs() {
        announce();
        Client visitor = acme.visitor();
        for (int i = 0; i < 7; i++) {
            visitor.get("/privacy");
        }
        visitor.postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"100001\",\"name\":\"Gus Gone\"}");
        visitor.postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"100001\",\"name\":\"Gus Gone\"}");

        Patience.until(Duration.ofSeconds(20), "what was counted is written", () ->
                acme.count("select coalesce(sum(requests), 0) from traffic where tenant_id = ?", acme.id()) == 9);
        assertThat(acme.count("select sum(registrations) from traffic where tenant_id = ?", acme.id())).isEqualTo(1);
        acme.sql("insert into traffic (tenant_id, hour, requests, registrations) values (?, date_trunc('hour', now()) - interval '3 days', 1000, 20),"
                + " (?, date_trunc('hour', now()) - interval '8 days', 5000, 500)", acme.id(), acme.id());
        String row = row(acme, "NEWEST");
        assertThat(row).contains("0 employees, 1 meeting", "1,009 requests, 21 registrations").doesNotContain("Gus");
        String page = operator.get("/operator/organizations/" + acme.id()).body();
        assertThat(page).contains("<dt>Requests, 24 hours</dt><dd>9</dd>", "<dt>Registrations, 24 hours</dt><dd>1</dd>", "1 registration, ")
                .doesNotContain("Gus");
        assertThat(acme.count("select count(*) from traffic where tenant_id = ?", acme.id())).isEqualTo(3);
    }

    @Test
    void seesWhatDoesNotGoOut() {
        acme.sql("insert into outbox (tenant_id, channel, kind, recipient, language, due_at) values (?, 'mail', 'none', 'a@b.example', 'en', now() + interval '1 day')", acme.id());
        acme.sql("insert into outbox (tenant_id, channel, kind, recipient, language, given_up_at) select ?, 'mail', 'none', 'a@b.example', 'en', now()"
                + " from generate_series(1, 3)", acme.id());
        acme.sql("insert into outbox (tenant_id, channel, kind, recipient, line_number, attempts, due_at) values"
                + " (?, 'webhook', 'test', ?, nextval('outbox_line'), 2, now() + interval '1 day')", acme.id(), UUID.randomUUID().toString());
        String row = row(acme, "NEWEST");
        assertThat(row).contains("3 mails failed", "1 program fails").doesNotContain("wait");

        Answer page = operator.get("/operator/organizations/" + acme.id());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<dt>Mails waiting</dt><dd>1</dd>", "<dt>Mails given up</dt><dd>3</dd>", "<dt>Programs that fail</dt><dd>1</dd>", "<code>outbox</code>",
                "/operator/limits/" + acme.id(), "//" + acme.subdomain() + ".localhost");
        assertThat(page.body()).doesNotContain("a@b.example", "Ann Becker", "Olga");
    }

    @Test
    void ordersByWhatMatters() {
        String name = "Ordered " + acme.subdomain();
        World busy = World.create();
        World large = World.create();
        World troubled = World.create();
        Stream.of(busy, large, troubled).forEach(world -> world.sql("update organization set name = ? where id = ?", name, world.id()));
        busy.sql("insert into traffic (tenant_id, hour, requests, registrations) values (?, now(), 9000000, 9000000)", busy.id());
        large.sql("insert into employee (tenant_id, number, number_key, name, name_folded) values (?, '1', '1', 'A', 'a')", large.id());
        troubled.sql("insert into outbox (tenant_id, channel, kind, recipient, language, given_up_at) values (?, 'mail', 'none', 'a@b.example', 'en', now())",
                troubled.id());

        assertThat(order(name, "REQUESTS").get(0)).isEqualTo(busy.id());
        assertThat(order(name, "REGISTRATIONS").get(0)).isEqualTo(busy.id());
        assertThat(order(name, "EMPLOYEES").get(0)).isEqualTo(large.id());
        assertThat(order(name, "TROUBLE").get(0)).isEqualTo(troubled.id());
        assertThat(order(name, "NEWEST")).containsExactly(troubled.id(), large.id(), busy.id());
    }

    @Test
    void asksAsOftenForMuchAsForLittle() {
        String address = "/operator/organizations/" + acme.id();
        List<String> forLittle = Statements.ofTheOperator(() -> operator.get(address));
        announce();
        acme.sql("insert into employee (tenant_id, number, number_key, name, name_folded) select ?, n::text, n::text, 'A', 'a' from generate_series(1, 50) n",
                acme.id());
        assertThat(forLittle).hasSize(2);
        assertThat(Statements.ofTheOperator(() -> operator.get(address))).isEqualTo(forLittle);
    }

    @Test
    void showsNothingOfWhatIsNoOrganization() {
        for (String id : List.of(UUID.randomUUID().toString(), "1", "00000000-0000-0000-0000-000000000001")) {
            assertThat(operator.get("/operator/organizations/" + id).status()).isEqualTo(404);
        }
        assertThat(acme.visitor().get("/operator/organizations/" + acme.id()).status()).isEqualTo(404);
        assertThat(Client.at("").get("/operator/organizations/" + acme.id()).status()).isIn(302, 404);
    }

    /** Pictures to be looked at, of the narrowest phone and of a desk, in Thai and in English. */
    @Test
    void closesAnOrganizationFromItsOwnPage() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.browser().newContext().newPage();
            operator.cookies().forEach((name, value) ->
                    page.context().addCookies(List.of(new Cookie(name, value).setUrl(House.open().url("", "/")))));
            for (String language : List.of("th", "en")) {
                page.context().addCookies(List.of(new Cookie("lang", language).setUrl(House.open().url("", "/"))));
                page.setViewportSize(language.equals("th") ? 360 : 1280, 800);
                for (String path : List.of("/operator", "/operator/organizations/" + World.text("select id from organization where subdomain = 'acme'"))) {
                    page.navigate(House.open().url("", path));
                    page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                            .setPath(Path.of("target", "operator", language + path.substring(0, Math.min(20, path.length())).replace('/', '-') + ".png")));
                }
            }
            page.navigate(House.open().url("", "/operator/organizations/" + acme.id()));
            page.click("#suspend");
            page.click("#sureYes");
            page.waitForSelector("#restore");
            assertThat(acme.visitor().get("/").status()).isEqualTo(503);
            page.click("#restore");
            page.click("#sureYes");
            page.waitForSelector("#suspend");
            assertThat(acme.visitor().get("/").status()).isEqualTo(200);
        }
    }

    private static String row(World world, String order) {
        return found(world.subdomain(), order).body();
    }

    private static List<UUID> order(String name, String order) {
        return LINK.matcher(found(name, order).body()).results()
                .map(found -> UUID.fromString(found.group(1)))
                .toList();
    }

    private static Answer found(String search, String order) {
        return Screen.open(operator, "/operator").send(
                "list", "search", "search order", "organizations", "jakarta.faces.behavior.event", "input",
                "jakarta.faces.partial.event", "input", "search", search, "order", order);
    }

    private void announce() {
        acme.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at) "
                + "values (?, ?, 1, 'Town hall', 'onsite', 'public', ?, now() + interval '1 day', now() + interval '25 hours')",
                acme.id(), UUID.randomUUID(), "k".repeat(32));
    }
}
