package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/** What a session is worth, on the wire. */
class SignedInIT {

    World acme = World.create();

    @Test
    void isNobodyAtAnotherOrganization() {
        World beta = World.create();
        Client olga = beta.signedIn("olga");
        assertThat(olga.get("/account").status()).isEqualTo(200);

        Client thief = acme.visitor().cookie("SID", olga.cookies().get("SID"));

        assertThat(thief.get("/account").status()).isEqualTo(302);
        assertThat(thief.get("/organizer/").header("Location")).isEqualTo("/auth/login?then=%2Forganizer%2F");
        assertThat(olga.get("/account").status()).isEqualTo(200);
    }

    @Test
    void isNobodyAtTheApex() {
        Client atApex = Client.at("").cookie("SID", acme.signedIn("ann").cookies().get("SID"));

        assertThat(atApex.get("/operator").status()).isEqualTo(302);
    }

    @Test
    void changesItsIdAtTheSignIn() {
        Client olga = acme.visitor().cookie("SID", "chosen-by-somebody-else");
        olga.post("/auth/login", "email", acme.email("olga"));
        String before = olga.cookies().get("SID");
        olga.post("/auth/verify-login", "otp", acme.codeFor(acme.email("olga")));

        assertThat(olga.cookies().get("SID")).isNotEqualTo(before);
        assertThat(olga.get("/account").status()).isEqualTo(200);
        assertThat(acme.visitor().cookie("SID", before).get("/account").status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status = 'suspended'", "status = 'pending'", "generation = generation + 1"})
    void endsWithTheNextRequestOnceTheAccountMayNotOrSignedOutEverywhere(String change) {
        Client phone = acme.signedIn("olga");
        assertThat(phone.get("/account").status()).isEqualTo(200);

        acme.sql("update account set " + change + " where tenant_id = ? and email = ?", acme.id(), acme.email("olga"));

        assertThat(phone.get("/account").status()).isEqualTo(302);
    }

    @Test
    void endsByTheButtonAndNotByALink() {
        Client olga = acme.signedIn("olga");

        assertThat(olga.get("/auth/logout").status()).isEqualTo(200);
        assertThat(olga.get("/account").status()).isEqualTo(200);

        assertThat(olga.post("/auth/logout").status()).isEqualTo(302);
        assertThat(olga.get("/account").status()).isEqualTo(302);
    }

    @Test
    void isAskedForByAnOpenPageWithARedirectItsScriptFollows() {
        var answer = acme.visitor().with("Faces-Request", "partial/ajax").post("/admin/accounts", "x", "y");

        assertThat(answer.header("Content-Type")).isEqualTo("text/xml;charset=UTF-8");
        assertThat(answer.between("<redirect url=\"", "\"")).isEqualTo("/auth/login?then=%2Fadmin%2Faccounts");
    }

    @ParameterizedTest
    @CsvSource({"pending, 'Your address is proved, but an administrator has yet to approve your account. You will get a mail.'",
        "suspended, Your account is suspended. Please ask an administrator of your organization."})
    void isRefusedToAnAccountThatIsNotActiveButOnlyAfterTheRightCode(String status, String sentence) {
        acme.sql("update account set status = ? where tenant_id = ? and email = ?", status, acme.id(), acme.email("olga"));
        Client olga = acme.visitor();

        var asked = olga.post("/auth/login", "email", acme.email("olga"));
        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.header("Location")).endsWith("/auth/verify-login");

        var entered = olga.post("/auth/verify-login", "otp", acme.codeFor(acme.email("olga")));
        assertThat(entered.between("<p class=\"notice bad\" role=\"alert\">", "</p>")).isEqualTo(sentence);
        assertThat(olga.get("/account").status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/accounts", "/admin/invite", "/admin/mails", "/admin/settings", "/operator"})
    void seesNothingItsRoleMayNotSee(String path) {
        assertThat(acme.signedIn("olga").get(path).status()).isEqualTo(404);
    }

    @Test
    void isNotMadeForAVisitor() {
        Client visitor = acme.visitor();
        visitor.get("/auth/login");
        visitor.get("/");
        visitor.get("/nowhere");
        visitor.post("/auth/login", "email", "not an address");
        visitor.post("/auth/login", "email", acme.email("olga"));
        visitor.post("/auth/verify-login", "otp", "1");

        assertThat(visitor.cookies()).containsKey("browser").doesNotContainKey("SID");
    }
}
