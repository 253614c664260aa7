package org.prachum.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** Whoever has forgotten where their organization lives. */
class FindingIT {

    House house = House.open();
    Client visitor = Client.at("");

    @Test
    void leadsToAnOrganizationByItsAddressHoweverItIsTyped() {
        World acme = World.create();
        for (String typed : new String[] {
            acme.subdomain(), " " + acme.subdomain().toUpperCase() + " ", acme.url("/organizer"), acme.subdomain() + ".localhost"
        }) {
            assertThat(visitor.post("/find", "address", typed).header("Location")).isEqualTo(acme.url("/"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-lives-here", "", "www", "//evil.example", "https://evil.example/", "a b"})
    void saysKindlyThatNobodyLivesThere(String typed) {
        var refused = visitor.post("/find", "address", typed);

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.between("id=\"address-error\">", "</p>"))
                .isEqualTo("Nobody lives at this address. Try another spelling, or your e-mail.");
    }

    @Test
    void mailsAnAddressWhereItHasAccountsAndAnswersAnybodyTheSame() {
        World acme = World.create();
        World beta = World.create();
        World closed = World.create();
        String wanda = "wanda@" + acme.subdomain() + ".example";
        for (World world : new World[] {acme, beta, closed}) {
            world.sql(
                    "insert into account (tenant_id, id, email, name, role, status) values (?, gen_random_uuid(), ?, 'Wanda', "
                            + "'organizer', 'active')",
                    world.id(),
                    wanda);
        }
        closed.sql("update organization set status = 'suspended' where id = ?", closed.id());

        var known = visitor.post("/find", "address", wanda);
        var unknown = visitor.post("/find", "address", "nobody@" + acme.subdomain() + ".example");

        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.header("Location")).isEqualTo(known.header("Location"));
        String text = house.mail().waitForMailTo(wanda, Duration.ofSeconds(60)).text();
        assertThat(text).contains(acme.url("/auth/login"), beta.url("/auth/login")).doesNotContain(closed.subdomain());
        assertThat(house.mail().mailsTo("nobody@" + acme.subdomain() + ".example")).isEmpty();
    }
}
