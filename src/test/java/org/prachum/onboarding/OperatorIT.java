package org.prachum.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.Statements;
import org.prachum.testing.World;

/** The platform's operator, in a browser, and the role behind. */
@ResourceLock(Statements.OF_THE_OPERATOR)
class OperatorIT {

    static final String OPERATOR = "operator@prachum.example";

    static Chromium chromium;
    static Page page;

    House house = House.open();
    World acme = World.create();

    /** Once for all, because one address gets five codes an hour. */
    @BeforeAll
    static void signIn() {
        chromium = Chromium.open();
        page = chromium.browser().newContext().newPage();
        House house = House.open();
        page.navigate(house.url("", "/operator"));
        page.fill("[name=email]", OPERATOR);
        List<Mail> before = house.mail().mailsTo(OPERATOR);
        page.click("button.go");
        page.fill("[name=otp]", World.code(house.mail()
                .waitForMailTo(OPERATOR, Duration.ofSeconds(60), mail -> !before.contains(mail))));
        page.click("button.go");
        page.waitForURL(house.url("", "/operator"));
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void closesAnOrganizationAtOnceAndOpensItAgain() {
        Client visitor = acme.visitor();
        Client olga = acme.signedIn("olga");
        assertThat(visitor.get("/").status()).isEqualTo(200);
        find(acme.subdomain());

        confirm("Suspend");
        assertThat(page.locator(".head .chip")).hasText("Suspended");
        var closed = visitor.get("/");
        assertThat(closed.status()).isEqualTo(503);
        assertThat(closed.between("<h1>", "</h1>")).isEqualTo("This organization is closed for now");
        assertThat(olga.get("/organizer").status()).isEqualTo(503);
        assertThat(acme.count("select count(*) from account where tenant_id = ?", acme.id())).isEqualTo(2);

        find(acme.subdomain());
        assertThat(row()).containsText("Suspended");
        confirm("Restore");
        assertThat(page.locator(".head .chip")).hasText("Active");
        assertThat(visitor.get("/").status()).isEqualTo(200);
    }

    @Test
    void seesHowMuchIsInAnOrganization() {
        acme.sql(
                "insert into employee (tenant_id, number, number_key, name, name_folded) values (?, '100001', '100001', 'A', 'a')",
                acme.id());
        find(acme.subdomain());

        assertThat(row()).containsText("1 employee, 0 meetings");
    }

    @Test
    void findsByPartsAndTakesThemLiterally() {
        page.navigate(house.url("", "/operator"));
        page.fill("#search", "%" + acme.subdomain());
        assertThat(page.locator("#organizations tbody")).containsText("No organization matches.");
    }

    @Test
    void isNobodyInAnOrganization() {
        assertThat(acme.signedIn("ann").get("/operator").status()).isEqualTo(404);
        assertThat(acme.visitor().get("/operator").status()).isEqualTo(404);
        assertThat(Client.at("").get("/organizer").status()).isEqualTo(404);
        assertThat(Client.at("").get("/%6frganizer").status()).isEqualTo(404);
        assertThat(Client.at("").get("/auth/register").status()).isEqualTo(404);
    }

    @Test
    void countsRowsAndReadsNone() throws SQLException {
        try (Connection operator = house.postgres().operator();
                var statement = operator.createStatement()) {
            for (String table : List.of("account", "employee", "meeting", "one_time_code", "outbox", "registration", "branding")) {
                var rows = statement.executeQuery("select count(*) from " + table);
                assertThat(rows.next()).isTrue();
                assertDenied(operator, "select * from " + table);
                assertDenied(operator, "delete from " + table);
            }
            assertDenied(operator, "select name from registration");
            assertDenied(operator, "select recipient from outbox");
            assertDenied(operator, "select email from account");
            assertDenied(operator, "update organization set name = 'Mine'");
        }
    }

    @Test
    void canBeMadeByNoOrganization() {
        try (Connection owner = house.postgres().owner();
                var statement = owner.prepareStatement("update account set role = 'operator' where tenant_id = ?")) {
            statement.setObject(1, acme.id());
            statement.executeUpdate();
            throw new AssertionError("An organization made itself an operator.");
        } catch (SQLException refused) {
            assertThat(refused.getMessage()).contains("account_operator_at_apex");
        }
    }

    private static void assertDenied(Connection connection, String statement) {
        try (var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
            throw new AssertionError("The operator's role may: " + statement);
        } catch (SQLException denied) {
            assertThat(denied.getSQLState()).isEqualTo("42501");
        }
    }

    private void find(String subdomain) {
        page.navigate(house.url("", "/operator"));
        page.fill("#search", subdomain);
        assertThat(page.locator("#organizations tbody tr")).hasCount(1);
        assertThat(row()).containsText(subdomain);
    }

    private static Locator row() {
        return page.locator("#organizations tbody tr").first();
    }

    /** On the organization's own page. */
    private static void confirm(String button) {
        row().locator("a").click();
        page.locator(".head").getByText(button, new Locator.GetByTextOptions().setExact(true)).click();
        page.locator(".ui-confirm-dialog").getByText("Continue").click();
    }
}
