package org.prachum.transfer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.World;

/** An organization is closed by its admin, can be taken back, and is gone when its grace is over. */
class LeavingIT {

    House house = House.open();
    World acme = World.create();

    @Test
    void anAdminTypesItsNameAndItIsClosedForEverybody() {
        Client ann = acme.signedIn("ann");
        assertThat(ann.get("/admin/delete-organization").body()).contains("Type the name of the organization: Acme Engineering");
        Client.Answer refused = ann.post("/admin/delete-organization", "name", "Acme");
        assertThat(refused.between("id=\"name-error\">", "</p>")).isEqualTo("That is not the name of this organization.");
        assertThat(refused.body()).contains("value=\"Acme\"");
        assertThat(acme.visitor().get("/").status()).isEqualTo(200);
        assertThat(acme.signedIn("olga").post("/admin/delete-organization", "name", "Acme Engineering").status()).isEqualTo(404);

        assertThat(ann.post("/admin/delete-organization", "name", " Acme Engineering ").status()).isEqualTo(302);
        Client.Answer closed = acme.visitor().get("/");
        assertThat(closed.status()).isEqualTo(410);
        assertThat(closed.between("<h1>", "</h1>")).isEqualTo("This organization has left");
        assertThat(ann.get("/admin/").status()).isEqualTo(410);
        assertThat(acme.visitor().get("/api/meetings/").status()).isEqualTo(410);
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'organization.closed' and actor_name = 'Ann Becker'",
                acme.id())).isEqualTo(1);
        assertThat(acme.count("select count(*) from organization where id = ? and erase_at = closed_at + interval '30 days'", acme.id()))
                .isEqualTo(1);
    }

    @Test
    void itsAdminsAreMailedALinkThatTakesItBackOnce() {
        String link = linkToTakeBack();
        Client anybody = Client.at("");
        assertThat(anybody.get(link).between("<h1>", "</h1>")).isEqualTo("Take Acme Engineering back?");
        assertThat(anybody.get(link.substring(0, link.length() - 1) + (link.endsWith("0") ? "1" : "0")).status()).isEqualTo(404);
        assertThat(acme.visitor().get(link).status()).isEqualTo(410);
        picture(link, "take-back");

        assertThat(anybody.post(link).between("<h1>", "</h1>")).isEqualTo("Acme Engineering is open again");
        assertThat(acme.visitor().get("/").status()).isEqualTo(200);
        assertThat(acme.visitor().get(link).status()).as("the platform's, not the organization's").isEqualTo(404);
        assertThat(anybody.get(link).status()).isEqualTo(404);
        assertThat(anybody.post(link).status()).isEqualTo(404);
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'organization.taken_back'", acme.id()))
                .isEqualTo(1);

        acme.sql("update organization set status = 'closed', closed_at = now(), erase_at = now() + interval '30 days' where id = ?", acme.id());
        assertThat(anybody.post(link).status()).as("a link is good for one closing").isEqualTo(404);
    }

    @Test
    void anOperatorSeesItAndTakesItBack() {
        Operator operator = Operator.signedIn(acme);
        close("Zebra " + acme.subdomain());
        assertThat(acme.visitor().get("/").status()).isEqualTo(410);
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.browser().newContext()) {
            context.addCookies(operator.client().cookies().entrySet().stream()
                    .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()).setUrl(house.url("", "/")))
                    .toList());
            Page page = context.newPage();
            page.navigate(house.url("", "/operator/departures"));
            var row = page.locator("#departures tbody tr").filter(new Locator.FilterOptions().setHasText(acme.subdomain()));
            assertThat(row).hasCount(1);
            look(page, "departures");
            row.getByText("Take back").click();
            page.locator(".ui-confirm-dialog").getByText("Continue").click();
            assertThat(row).hasCount(0);
        }
        assertThat(acme.visitor().get("/").status()).isEqualTo(200);
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'organization.taken_back' and actor = 'operator'",
                acme.id())).isEqualTo(1);
        assertThat(operator.client().get("/operator").body()).contains("/operator/departures");
    }

    /** Whatever a program says: the database counts the days. */
    @Test
    void nothingIsErasedBeforeItsTime() throws SQLException {
        assertThat(erases(acme, "account")).as("an open one").isNull();
        close("Acme Engineering");
        assertThat(erases(acme, "account")).as("within its grace").isNull();
        assertThat(buries(acme)).isFalse();
        assertThat(acme.count("select count(*) from account where tenant_id = ?", acme.id())).isEqualTo(2);
        assertThatThrownBy(() -> acme.sql("update organization set erase_at = now() where id = ?", acme.id()))
                .hasStackTraceContaining("organization_grace");
        assertThatThrownBy(() -> acme.sql("update organization set status = 'closed', closed_at = now(), erase_at = now() + interval '30 days'"
                + " where id = '00000000-0000-0000-0000-000000000001'"))
                .hasStackTraceContaining("organization_platform_stays");
    }

    @Test
    void whatIsErasedIsOneOrganizationAndNothingOfAnother() {
        World neighbour = World.create();
        for (World world : List.of(acme, neighbour)) {
            world.sql("insert into employee (tenant_id, number, number_key, name, name_folded) select ?, n::text, n::text, 'A', 'a'"
                    + " from generate_series(1, 12000) n", world.id());
            world.sql("insert into own_domain (id, organization_id, name, added_at) values (?, ?, ?, now())",
                    UUID.randomUUID(), world.id(), "meet." + world.subdomain() + ".example");
            world.sql("insert into audit_entry (tenant_id, id, happened_at, actor, verb, subject_kind) values (?, ?, now(), 'system', 'x.y', 'x')",
                    world.id(), UUID.randomUUID());
        }
        List<String> neighbours = Operator.rowsOf(neighbour);
        assertThat(Operator.rowsOf(acme)).hasSameSizeAs(neighbours);

        Operator.erase(acme);

        assertThat(Operator.rowsOf(acme)).isEmpty();
        assertThat(Operator.rowsOf(neighbour)).isEqualTo(neighbours);
        assertThat(acme.count("select count(*) from reserved_subdomain where subdomain = ? and until > now() + interval '364 days'",
                acme.subdomain())).isEqualTo(1);
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = '00000000-0000-0000-0000-000000000001'"
                + " and verb = 'organization.erased' and subject_id = ?", acme.id())).isEqualTo(1);
    }

    private void close(String name) {
        acme.sql("update organization set name = ?, status = 'closed', closed_at = now(), erase_at = now() + interval '30 days' where id = ?",
                name, acme.id());
    }

    /** As somebody would who can say anything to the database in the application's name. */
    private static Object erases(World world, String table) throws SQLException {
        return asked(world, "select erase_rows('" + table + "', 100)");
    }

    private static boolean buries(World world) throws SQLException {
        return (Boolean) asked(world, "select bury_organization()");
    }

    private static Object asked(World world, String question) throws SQLException {
        try (Connection app = House.open().postgres().app();
                var tenant = app.prepareStatement("select set_config('app.tenant_id', ?, false)");
                var asked = app.prepareStatement(question)) {
            tenant.setString(1, world.id().toString());
            tenant.execute();
            try (var rows = asked.executeQuery()) {
                rows.next();
                return rows.getObject(1);
            }
        }
    }

    private String linkToTakeBack() {
        Client ann = acme.signedIn("ann");
        List<Mail> before = house.mail().mailsTo(acme.email("ann"));
        ann.post("/admin/delete-organization", "name", "Acme Engineering");
        Mail mail = house.mail().waitForMailTo(acme.email("ann"), Duration.ofSeconds(60), newer -> !before.contains(newer));
        assertThat(mail.subject()).isEqualTo("Acme Engineering was deleted");
        return mail.text().lines()
                .filter(line -> line.contains("/take-back/"))
                .map(line -> line.substring(line.indexOf("/take-back/")).strip())
                .findFirst()
                .orElseThrow();
    }

    private void picture(String path, String name) {
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.navigate(house.url("", path + "?lang=th"));
            look(page, name);
        }
    }

    private static void look(Page page, String name) {
        page.setViewportSize(360, 800);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pages", "transfer-" + name + "-360.png")).setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0);
        page.setViewportSize(1280, 800);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pages", "transfer-" + name + "-1280.png")).setFullPage(true));
    }
}
