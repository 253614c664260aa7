package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prachum.testing.Authenticator;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** What a borrowed session must not do: it is asked for a code or a passkey first, and goes on where it was. Time passes in the rows. */
class FreshProofIT {

    House house = House.open();
    World acme = World.create();
    Authenticator phone = Authenticator.at(house, acme.subdomain());

    @Test
    void addingAPasskeyNeedsACodeOfTheLastTenMinutes() {
        Client olga = acme.signedIn("olga");
        String made = phone.make(Authenticator.options(olga.get("/account/passkeys")));
        passes("9 minutes");
        assertThat(olga.get("/account/passkeys").body()).contains("data-options");
        passes("2 minutes");

        Client.Answer refused = olga.post("/account/passkeys", "name", "Olga’s phone", "answer", made);
        assertThat(refused.header("Location")).isEqualTo("/auth/prove?then=%2Faccount%2Fpasskeys%3Fname%3DOlga%25E2%2580%2599s%2Bphone");
        assertThat(acme.count("select count(*) from passkey where tenant_id = ?", acme.id())).isZero();
        assertThat(olga.get("/account/passkeys").body())
                .doesNotContain("data-options")
                .contains("To add or remove a passkey, please confirm first that it’s you.", "href=\"/auth/prove?then=%2Faccount%2Fpasskeys\"");

        String then = proved(olga, refused.header("Location"));
        assertThat(then).isEqualTo("/account/passkeys?name=Olga%E2%80%99s+phone");
        Client.Answer back = olga.get(then);
        assertThat(back.between("id=\"name\" name=\"name\" type=\"text\" value=\"", "\"")).isEqualTo("Olga’s phone");
        assertThat(olga.post("/account/passkeys", "name", "Olga’s phone", "answer", phone.make(Authenticator.options(back))).header("Location"))
                .isEqualTo("/account/passkeys?done=added");
    }

    @Test
    void removingAPasskeyNeedsThePasskeyAndNoCode() {
        Client olga = acme.signedIn("olga");
        olga.post("/account/passkeys", "name", "Phone", "answer", phone.make(Authenticator.options(olga.get("/account/passkeys"))));
        String id = World.text("select id from passkey where tenant_id = ?", acme.id());
        int mails = house.mail().mailsTo(acme.email("olga")).size();
        passes("11 minutes");

        String door = "/auth/prove?then=%2Faccount%2Fpasskeys%3Fremove%3D" + id;
        assertThat(olga.get("/account/passkeys?remove=" + id).header("Location")).isEqualTo(door);
        assertThat(olga.post("/account/passkeys", "remove", id).header("Location")).isEqualTo(door);
        assertThat(acme.count("select count(*) from passkey where tenant_id = ?", acme.id())).isEqualTo(1);

        assertThat(olga.get(door).body()).contains("Confirm that it’s you", "Use my passkey");
        assertThat(olga.post("/auth/prove", "then", "/account/passkeys?remove=" + id).header("Location")).isEqualTo("/auth/passkey");
        Client.Answer asked = olga.get("/auth/passkey");
        assertThat(asked.body()).contains("your security key that it’s you.").doesNotContain("Your code was right.");
        String then = olga.post("/auth/passkey", "answer", phone.show(Authenticator.options(asked))).header("Location");
        assertThat(then).isEqualTo("/account/passkeys?remove=" + id);
        assertThat(olga.get(then).between("<h1>", "</h1>")).isEqualTo("Remove the passkey “Phone”?");
        assertThat(olga.post("/account/passkeys", "remove", id).header("Location")).isEqualTo("/account/passkeys?done=removed");
        assertThat(codes(mails)).as("no code was mailed").isEmpty();
    }

    @Test
    void changingTheAddressNeedsOneAndKeepsWhatWasTyped() {
        Client olga = acme.signedIn("olga");
        Screen account = Screen.open(olga, "/account");
        passes("11 minutes");
        String anew = "olga.new@acme.example";

        Client.Answer refused = account.send("move", "ask", "move", "move messages", "email", anew, "ask", "ask");
        assertThat(refused.between("<redirect url=\"", "\"")).isEqualTo("/auth/prove?then=%2Faccount%3Femail%3Dolga.new%2540acme.example");
        assertThat(acme.count("select count(*) from one_time_code where tenant_id = ? and purpose = 'move'", acme.id())).isZero();

        String then = proved(olga, "/auth/prove?then=%2Faccount%3Femail%3Dolga.new%2540acme.example");
        assertThat(olga.get(then).body()).contains("value=\"" + anew + "\"");
        Screen.open(olga, "/account").send("move", "ask", "move", "move messages", "email", anew, "ask", "ask");
        assertThat(acme.count("select count(*) from one_time_code where tenant_id = ? and purpose = 'move'", acme.id())).isEqualTo(1);
    }

    @Test
    void takingEverythingOutAndDeletingTheOrganizationNeedOne() {
        Client ann = acme.signedIn("ann");
        passes("11 minutes");
        assertThat(ann.get("/admin/delete-organization").header("Location")).isEqualTo("/auth/prove?then=%2Fadmin%2Fdelete-organization");
        assertThat(ann.post("/admin/delete-organization", "name", "Acme Engineering").header("Location")).startsWith("/auth/prove?then=");
        assertThat(ann.get("/admin/export").header("Location")).isEqualTo("/auth/prove?then=%2Fadmin%2Fexport");
        assertThat(ann.post("/admin/export.zip").header("Location")).isEqualTo("/admin/export");
        assertThat(acme.count("select count(*) from organization where id = ? and status = 'active'", acme.id())).isEqualTo(1);
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'organization.exported'", acme.id())).isZero();

        assertThat(proved(ann, "/auth/prove?then=%2Fadmin%2Fexport")).isEqualTo("/admin/export");
        assertThat(ann.get("/admin/export").status()).isEqualTo(200);
    }

    @Test
    void makingAnAdminNeedsOne() {
        Client ann = acme.signedIn("ann");
        String olga = World.text("select id from account where tenant_id = ? and email = ?", acme.id(), acme.email("olga"));
        Screen account = Screen.open(ann, "/admin/accounts/" + olga);
        Screen invite = Screen.open(ann, "/admin/invite");
        passes("11 minutes");

        assertThat(account.send("account", "makeAdmin", "account", "account messages", "makeAdmin", "makeAdmin").between("<redirect url=\"", "\""))
                .isEqualTo("/auth/prove?then=%2Fadmin%2Faccounts%2F" + olga);
        assertThat(admins()).isEqualTo(1);
        Client.Answer invited = invite.send("invite", "send", "invite", "invite messages", "name", "Adam", "email", "adam@acme.example",
                "role_input", "ADMIN", "language_input", "EN", "send", "send");
        assertThat(invited.body()).contains("/auth/prove?then=%2Fadmin%2Finvite%3Frole%3Dadmin%26in%3Den%26name%3DAdam%26email%3Dadam%2540acme.example");
        assertThat(admins()).isEqualTo(1);
        proved(ann, "/auth/prove");
        assertThat(ann.get("/admin/invite?role=admin&in=en&name=Adam&email=adam%40acme.example").body())
                .contains("value=\"Adam\"", "value=\"adam@acme.example\"");
    }

    /** The door itself leads nowhere else, mails nobody by being opened, and is nothing for strangers. */
    @ParameterizedTest
    @CsvSource({"//evil.example/, /account", "https://evil.example/, /account", "/organizer, /organizer"})
    void leadsBackToThisHostAlone(String wanted, String then) {
        Client olga = acme.signedIn("olga");
        passes("11 minutes");
        int mails = house.mail().mailsTo(acme.email("olga")).size();
        assertThat(olga.get("/auth/prove?then=" + wanted).body()).contains("Send a code to " + acme.email("olga"));
        assertThat(acme.count("select count(*) from one_time_code where tenant_id = ?", acme.id())).isEqualTo(1);
        assertThat(acme.visitor().get("/auth/prove").header("Location")).startsWith("/auth/login");

        olga.post("/auth/prove", "then", wanted);
        assertThat(olga.post("/auth/verify-login", "otp", codeAfter(mails, "olga")).header("Location")).isEqualTo(then);
        assertThat(olga.get("/auth/prove?then=/organizer").header("Location")).as("who has proved it is asked nothing").isEqualTo("/organizer");
    }

    /** Goes through the door; answers where it leads. */
    private String proved(Client client, String door) {
        String person = client.get("/account").body().contains(acme.email("ann")) ? "ann" : "olga";
        int mails = house.mail().mailsTo(acme.email(person)).size();
        String then = client.get(door).between("name=\"then\" value=\"", "\"").replace("&amp;", "&");
        assertThat(client.post("/auth/prove", "then", then).header("Location")).isEqualTo("/auth/verify-login");
        return client.post("/auth/verify-login", "otp", codeAfter(mails, person)).header("Location");
    }

    private String codeAfter(int mails, String person) {
        return World.code(house.mail().waitForMailTo(
                acme.email(person),
                Duration.ofSeconds(60),
                mail -> house.mail().mailsTo(acme.email(person)).indexOf(mail) >= mails && mail.subject().contains(" is your code for ")));
    }

    private List<Mail> codes(int after) {
        List<Mail> all = house.mail().mailsTo(acme.email("olga"));
        return all.subList(after, all.size()).stream().filter(mail -> mail.subject().contains(" is your code for ")).toList();
    }

    private long admins() {
        return acme.count("select count(*) from account where tenant_id = ? and role = 'admin'", acme.id());
    }

    private void passes(String interval) {
        acme.sql("update account set last_signed_in_at = last_signed_in_at - cast(? as interval) where tenant_id = ?", interval, acme.id());
    }
}
