package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.World;

/** Somebody registers as an organizer, on the wire. */
class RegistrationIT {

    House house = House.open();
    World acme = World.create();
    String nina = acme.email("nina");

    @Test
    void waitsForAnAdminWhoIsMailed() {
        Client browser = asked("Nina Petrova", nina);
        var entered = browser.post("/auth/verify-register", "otp", acme.codeFor(nina));

        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.between("<h1>", "</h1>")).isEqualTo("Thank you, that is all for now");
        assertThat(browser.get("/account").status()).isEqualTo(302);
        assertThat(mailTo(acme.email("ann")).subject())
                .isEqualTo("Nina Petrova wants to organize meetings at Acme Engineering");
        assertThat(house.mail().mailsTo(acme.email("olga"))).isEmpty();
    }

    @Test
    void isInAtOnceWhereNoApprovalIsWanted() {
        acme.sql(
                "insert into sign_up_rule (tenant_id, id, approval_wanted) values (?, gen_random_uuid(), false)", acme.id());
        Client browser = asked("Nina Petrova", nina);
        var entered = browser.post("/auth/verify-register", "otp", acme.codeFor(nina));

        assertThat(entered.status()).isEqualTo(302);
        assertThat(entered.header("Location")).endsWith("/organizer");
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void isRefusedToAForeignDomainWithWhatWasTypedKept() {
        acme.sql(
                "insert into sign_up_rule (tenant_id, id, domains) values (?, gen_random_uuid(), 'acme.example, acme.org')",
                acme.id());
        var refused = acme.visitor().post("/auth/register", "name", "Eve", "email", "eve@evil.example");

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.between("id=\"email-error\">", "</p>"))
                .isEqualTo("Only addresses of acme.example, acme.org can register here.");
        assertThat(refused.body()).contains("value=\"Eve\"", "value=\"eve@evil.example\"");
        assertThat(asked("Ann", "ann@acme.org").get("/auth/verify-register").status()).isEqualTo(200);
    }

    @Test
    void answersTheSameToAnAddressThatHasAnAccountAndTellsOnlyItsOwner() {
        String olga = acme.email("olga");
        Client stranger = asked("Not Olga", olga);
        Client newcomer = asked("Nina Petrova", nina);

        assertThat(pageOf(stranger).replace(olga, nina)).isEqualTo(pageOf(newcomer));
        assertThat(mailTo(olga).subject()).isEqualTo("You already have an account at Acme Engineering");
        assertThat(mailTo(olga).text()).contains(acme.url("/auth/login"));
        assertThat(mailTo(olga).text()).doesNotContainPattern("\\b\\d{6}\\b");
    }

    @Test
    void isNotAnAccountUntilTheCodeWasRight() {
        Client browser = asked("Nina Petrova", nina);
        browser.post("/auth/verify-register", "otp", "0");

        assertThat(acme.count("select count(*) from account where tenant_id = ? and email = ?", acme.id(), nina)).isZero();
    }

    @Test
    void makesOneAccountWhenTwoBrowsersProveTheSameAddress() {
        acme.sql(
                "insert into sign_up_rule (tenant_id, id, approval_wanted) values (?, gen_random_uuid(), false)", acme.id());
        Client first = asked("Nina Petrova", nina);
        String code = acme.codeFor(nina);
        Client second = asked("Nina P.", nina);
        String other = World.code(house.mail()
                .waitForMailTo(nina, Duration.ofSeconds(60), mail -> !World.code(mail).equals(code)));

        assertThat(first.post("/auth/verify-register", "otp", code).status()).isEqualTo(302);
        assertThat(second.post("/auth/verify-register", "otp", other).status()).isEqualTo(302);
        assertThat(acme.count("select count(*) from account where tenant_id = ? and email = ?", acme.id(), nina))
                .isEqualTo(1);
    }

    private Client asked(String name, String email) {
        Client browser = acme.visitor();
        var answer = browser.post("/auth/register", "name", name, "email", email);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/auth/verify-register");
        return browser;
    }

    private static String pageOf(Client browser) {
        return browser.get("/auth/verify-register").body().replaceAll("(data-wait|nonce)=\"[^\"]+\"", "$1=\"\"");
    }

    private Mail mailTo(String email) {
        return house.mail().waitForMailTo(email, Duration.ofSeconds(60));
    }
}
