package org.prachum.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** Accounts, as people see and administer them, in a browser. */
class AccountPagesIT {

    static Chromium chromium;

    House house = House.open();
    World acme = World.create();

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void anAdminInvitesSomebodyWhoThenSignsIn() {
        Page page = signedIn("ann");
        page.navigate(acme.url("/admin/accounts"));
        page.getByText("Invite somebody").click();
        page.fill("#name", "Boris Orlov");
        page.fill("#email", "Boris@Acme.Example");
        press(page, "Send the invitation");
        assertThat(page.locator("#messages")).containsText("boris@acme.example is invited and has mail.");

        var mail = house.mail().waitForMailTo("boris@acme.example", Duration.ofSeconds(60));
        assertThat(mail.subject()).isEqualTo("You are invited to organize meetings at Acme Engineering");
        page.navigate(acme.url("/admin/accounts"));
        page.fill("#search", "orlov");
        assertThat(page.locator("#accounts tbody tr")).hasCount(1);
        assertThat(page.locator("#accounts tbody tr")).containsText("boris@acme.example");

        page.navigate(acme.url("/admin/invite"));
        page.fill("#name", "Boris again");
        page.fill("#email", "boris@acme.example");
        press(page, "Send the invitation");
        assertThat(page.locator("#emailMessage")).containsText("This address already has an account here.");
        assertThat(page.locator("#name")).hasValue("Boris again");
    }

    @Test
    void anAdminApprovesWhoWaits() {
        UUID nina = acme.account("nina", "Nina Petrova", "organizer");
        acme.sql("update account set status = 'pending' where tenant_id = ? and id = ?", acme.id(), nina);
        Page page = signedIn("ann");
        page.navigate(acme.url("/admin/accounts"));
        assertThat(page.locator("#accounts tbody tr").first()).containsText("Waits for approval");

        page.getByText("Nina Petrova").click();
        press(page, "Approve");
        assertThat(page.locator("#status")).hasText("Active");
        assertThat(house.mail().waitForMailTo(acme.email("nina"), Duration.ofSeconds(60)).subject())
                .isEqualTo("Your account at Acme Engineering is approved");
    }

    @Test
    void anAdminSuspendsSomebodyWhoIsOutAtOnce() {
        Client olga = acme.signedIn("olga");
        Page page = signedIn("ann");
        page.navigate(acme.url("/admin/accounts"));
        page.getByText("Olga Smirnova").click();
        press(page, "Suspend");
        page.locator(".ui-confirm-dialog").getByText("Suspend", exact()).last().click();
        assertThat(page.locator("#status")).hasText("Suspended");
        assertThat(olga.get("/account").status()).isEqualTo(302);

        press(page, "Restore");
        assertThat(page.locator("#status")).hasText("Active");
        assertThat(olga.get("/account").status()).isEqualTo(302);
    }

    @Test
    void theLastAdminStays() {
        Page page = signedIn("ann");
        page.navigate(acme.url("/admin/accounts"));
        page.getByText("Ann Becker").last().click();
        press(page, "Make organizer");
        assertThat(page.locator("#messages"))
                .containsText("This is the last administrator. Make somebody else one first.");
        press(page, "Suspend");
        page.locator(".ui-confirm-dialog").getByText("Suspend", exact()).last().click();
        assertThat(page.locator("#messages"))
                .containsText("This is the last administrator. Make somebody else one first.");
        assertThat(acme.count(
                        "select count(*) from account where tenant_id = ? and role = 'admin' and status = 'active'", acme.id()))
                .isEqualTo(1);
    }

    @Test
    void oneAdminRemainsWhenTwoSuspendEachOtherAtOnce() throws Exception {
        UUID bob = acme.account("bob", "Bob Stone", "admin");
        String ann = World.text(
                "select cast(id as text) from account where tenant_id = ? and email = ?", acme.id(), acme.email("ann"));
        List<Client> admins = List.of(acme.signedIn("ann"), acme.signedIn("bob"));
        List<String> others = List.of("/admin/accounts/" + bob, "/admin/accounts/" + ann);
        for (int round = 0; round < 10; round++) {
            atOnce(admins, others);
            assertThat(acme.count(
                            "select count(*) from account where tenant_id = ? and role = 'admin' and status = 'active'",
                            acme.id()))
                    .isEqualTo(1);
            acme.sql("update account set status = 'active', generation = 0 where tenant_id = ?", acme.id());
        }
    }

    @Test
    void whoMovesProvesTheNewAddressAndTheOldOneIsTold() {
        Client elsewhere = acme.signedIn("olga");
        Page page = signedIn("olga");
        page.navigate(acme.url("/account"));
        page.fill("#email", acme.email("o.smirnova"));
        press(page, "Send me the code");
        page.fill("#otp", acme.codeFor(acme.email("o.smirnova")));
        press(page, "Continue");
        assertThat(page.locator("#messages")).containsText("Your address was changed.");

        assertThat(acme.count(
                        "select count(*) from account where tenant_id = ? and email = ?",
                        acme.id(),
                        acme.email("o.smirnova")))
                .isEqualTo(1);
        house.mail()
                .waitForMailTo(acme.email("olga"), Duration.ofSeconds(60), mail -> mail.subject()
                        .equals("Your address at Acme Engineering was changed"));
        assertThat(elsewhere.get("/account").status()).isEqualTo(302);
        page.navigate(acme.url("/account"));
        assertThat(page.locator(".head .meta")).hasText(acme.email("o.smirnova"));
    }

    @Test
    void aPersonChangesNameAndLanguage() {
        Page page = signedIn("olga");
        page.navigate(acme.url("/account"));
        page.fill("#name", "");
        press(page, "Save");
        assertThat(page.locator("#nameMessage")).containsText("Please give a name of at most 120 characters.");
        assertThat(page.locator("#name")).hasAttribute("aria-invalid", "true");
        page.fill("#name", "Olga Orlova");
        page.locator("#language").click();
        page.locator("#language_panel").getByText("Français").click();
        press(page, "Save");
        assertThat(page.locator("h1")).hasText("Votre compte");
        assertThat(page.locator("#name")).hasValue("Olga Orlova");
    }

    @Test
    void aPersonSignsOutEverywhere() {
        Client elsewhere = acme.signedIn("olga");
        Page page = signedIn("olga");
        page.navigate(acme.url("/account"));
        press(page, "Sign out everywhere");
        assertThat(page.locator("h1")).hasText("What is your e-mail address?");
        assertThat(elsewhere.get("/account").status()).isEqualTo(302);
    }

    @Test
    void anAdminDecidesWhoMayRegister() {
        Page page = signedIn("ann");
        page.navigate(acme.url("/admin/settings"));
        page.fill("#domains", "acme");
        press(page, "Save");
        assertThat(page.locator("#domainsMessage")).containsText("acme is not a domain such as example.org.");
        page.fill("#domains", "acme.example acme.org");
        press(page, "Save");
        assertThat(page.locator("#messages")).containsText("Saved.");
        assertThat(page.locator("#domains")).hasValue("acme.example, acme.org");
        assertThat(acme.count(
                        "select count(*) from sign_up_rule where tenant_id = ? and domains = 'acme.example, acme.org'", acme.id()))
                .isEqualTo(1);
    }

    private Page signedIn(String person) {
        Page page = chromium.browser().newContext().newPage();
        page.navigate(acme.url("/auth/login"));
        page.fill("[name=email]", acme.email(person));
        page.click("button.go");
        page.fill("[name=otp]", newest(person));
        page.click("button.go");
        page.waitForURL(url -> !url.contains("/auth/"));
        return page;
    }

    private String newest(String person) {
        long asked = acme.count(
                "select count(*) from one_time_code where tenant_id = ? and email = ?", acme.id(), acme.email(person));
        return World.code(house.mail()
                .waitForMailTo(acme.email(person), Duration.ofSeconds(60), mail ->
                        house.mail().mailsTo(acme.email(person)).indexOf(mail) == asked - 1));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private static com.microsoft.playwright.Locator.GetByTextOptions exact() {
        return new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true);
    }

    private static void atOnce(List<Client> clients, List<String> pages) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(clients.size());
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            List<Future<Client.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < clients.size(); i++) {
                Client client = clients.get(i);
                String path = pages.get(i);
                answers.add(threads.submit(() -> {
                    Client.Answer page = client.get(path);
                    String state = page.between("name=\"jakarta.faces.ViewState\"", "/>").replaceAll("(?s).*value=\"([^\"]*)\".*", "$1");
                    String nonce = page.header("Content-Security-Policy").replaceAll(".*'nonce-([^']*)'.*", "$1");
                    barrier.await();
                    return client.post(
                            path, "account", "account", "suspend", "suspend", "to_input", "",
                            "jakarta.faces.ViewState", state, "primefaces.nonce", nonce);
                }));
            }
            for (Future<Client.Answer> answer : answers) {
                answer.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
