package org.prachum.directory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.World;

class EmployeesPageIT {

    World acme = World.create();
    Client admin = acme.signedIn("ann");

    @Test
    void findsPeopleByTheBeginningOfAnyNameOrOfTheNumberWhileSomebodyTypes() {
        employee("00402117", "Léonie Marchetti-Dupont");
        employee("100002", "Thomas Okonkwo");
        employee("100003", "นางสาวสมหญิง ใจดี");
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = signedIn(context);
            page.navigate(acme.url("/admin/employees"));
            Locator names = page.locator("#list\\:people_data td.lead a");
            assertThat(names).hasText(new String[] {"Léonie Marchetti-Dupont", "Thomas Okonkwo", "นางสาวสมหญิง ใจดี"});

            Locator typed = page.locator("#list\\:typed");
            for (String search : new String[] {"leo", "DUPONT", "402", "00402", "marchetti leon", "Marchetti-D"}) {
                typed.fill("");
                assertThat(names).hasCount(3);
                typed.pressSequentially(search);
                assertThat(names).hasText(new String[] {"Léonie Marchetti-Dupont"});
            }
            typed.fill("สมห");
            assertThat(names).hasText(new String[] {"นางสาวสมหญิง ใจดี"});
            typed.fill("onkwo");
            assertThat(page.locator("#list\\:people_data")).containsText("No matches.");
        }
    }

    @Test
    void turnsFiftyAPage() {
        acme.sql(
                "insert into employee (tenant_id, number, number_key, name, name_folded) "
                        + "select ?, n::text, n::text, 'Ann ' || n, 'ann ' || n from generate_series(100001, 100120) n",
                acme.id());
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = signedIn(context);
            page.navigate(acme.url("/admin/employees"));
            Locator names = page.locator("#list\\:people_data td.lead a");
            assertThat(names).hasCount(50);
            page.locator(".ui-paginator-next").click();
            assertThat(names.first()).hasText("Ann 100051");
            page.locator("#list\\:typed").fill("10012");
            assertThat(names).hasText(new String[] {"Ann 100120"});
            page.locator("#list\\:typed").fill("ann");
            assertThat(names.first()).hasText("Ann 100001");
            assertThat(page.locator(".ui-paginator-current")).hasText("1–50 / 120");
        }
    }

    @Test
    void addsAPersonWhoCanThenBeCorrectedAndLeave() {
        Answer added = admin.post(
                "/admin/employees/new",
                "number", "00100007", "name", " Bea  Wolf ", "position", "Chief", "section_short", "HR", "email",
                "Bea@Acme.example", "language", "th");
        assertThat(added.status()).isEqualTo(302);
        String address = added.header("Location").replaceAll("^https?://[^/]*|\\?.*$", "");
        Answer page = admin.get(address);
        assertThat(page.between("<h1>", "</h1>")).isEqualTo("Bea Wolf");

        admin.post(address, "version", version(page), "number", "100007", "name", "Beatrice Wolf");
        assertThat(count("name = 'Beatrice Wolf' and number = '100007' and email is null and active")).isEqualTo(1);

        admin.post(address, "action", "deactivate");
        assertThat(count("name = 'Beatrice Wolf' and not active")).isEqualTo(1);
        admin.post(address, "action", "reactivate");
        assertThat(count("name = 'Beatrice Wolf' and active")).isEqualTo(1);
    }

    @Test
    void keepsWhatWasTypedBesideItsMessage() {
        employee("100002", "Thomas Okonkwo");
        Answer refused = admin.post("/admin/employees/new", "number", "0100002", "name", "Somebody <b>Else</b>");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.between("id=\"number-error\">", "</p>"))
                .isEqualTo("This number is already in the directory. Leading zeros don’t matter, and deactivated people count too.");
        assertThat(refused.body()).contains("value=\"Somebody &lt;b&gt;Else&lt;/b&gt;\"");
        assertThat(count("true")).isEqualTo(1);
    }

    @Test
    void tellsASecondEditorThatItChangedMeanwhileAndKeepsWhatTheyTyped() {
        String address = "/admin/employees/" + employee("100002", "Thomas Okonkwo");
        String version = version(admin.get(address));
        admin.post(address, "version", version, "number", "100002", "name", "Tom Okonkwo", "position", "Chief");

        Answer second = admin.post(address, "version", version, "number", "100002", "name", "Thomas A. Okonkwo");
        assertThat(second.body()).contains("Somebody else changed this meanwhile.", "value=\"Thomas A. Okonkwo\"");
        assertThat(second.between("id=\"name-hint\">", "<")).isEqualTo("Stored by now: Tom Okonkwo");
        assertThat(count("name = 'Tom Okonkwo'")).isEqualTo(1);

        admin.post(address, "version", version(second), "number", "100002", "name", "Thomas A. Okonkwo");
        assertThat(count("name = 'Thomas A. Okonkwo'")).isEqualTo(1);
    }

    @Test
    void isForAdminsOfThisOrganizationOnly() {
        UUID thomas = employee("100002", "Thomas Okonkwo");
        Client organizer = acme.signedIn("olga");
        assertThat(organizer.get("/admin/employees").status()).isEqualTo(404);
        assertThat(organizer.get("/admin/employees/" + thomas).status()).isEqualTo(404);
        assertThat(organizer.post("/admin/employees/" + thomas, "action", "deactivate").status()).isEqualTo(404);
        assertThat(admin.get("/admin/employees/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(admin.get("/admin/employees/1%27%20or%20%271").status()).isIn(400, 404);
        assertThat(count("active")).isEqualTo(1);
    }

    private Page signedIn(BrowserContext context) {
        admin.cookies().forEach((name, value) ->
                context.addCookies(List.of(new Cookie(name, value).setUrl(acme.url("/")))));
        return context.newPage();
    }

    private UUID employee(String number, String name) {
        UUID id = UUID.randomUUID();
        acme.sql(
                "insert into employee (tenant_id, id, number, number_key, name, name_folded) values (?, ?, ?, ?, ?, ?)",
                acme.id(), id, number, EmployeeNumber.keyOf(number), name, Fold.of(name));
        return id;
    }

    private long count(String where) {
        return acme.count("select count(*) from employee where tenant_id = ? and " + where, acme.id());
    }

    private static String version(Answer page) {
        return page.between("name=\"version\" value=\"", "\"");
    }
}
