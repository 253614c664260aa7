package org.prachum.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.World;

class SignUpIT {

    House house = House.open();
    Client visitor = Client.at("");

    @Test
    void anOrganizationStandsInItsOwnPortalAfterOneCode() {
        var asked = visitor.post(
                "/sign-up", "name", "Beta Works", "subdomain", "beta-works", "email", "bea@beta.example", "terms", "yes");
        assertThat(asked.status()).isEqualTo(302);

        String code = World.code(house.mail().waitForMailTo("bea@beta.example", Duration.ofSeconds(60)));
        var confirmed = visitor.post("/sign-up-code", "otp", code);
        assertThat(confirmed.status()).isEqualTo(302);
        assertThat(confirmed.header("Location")).startsWith(house.url("beta-works", "/auth/arrive?ticket="));

        Client admin = Client.at("beta-works");
        String arrival = confirmed.header("Location").substring(house.url("beta-works", "").length());
        assertThat(admin.get(arrival).header("Location")).endsWith("/admin/welcome");
        assertThat(Client.at("beta-works").get(arrival).header("Location")).endsWith("/auth/login");
        assertThat(admin.get("/").between("<a class=\"org\" href=\"/\">", "</a>")).isEqualTo("Beta Works");
    }

    @Test
    void whatWasTypedStaysBesideItsMessage() {
        var refused = visitor.post("/sign-up", "name", "Gamma", "subdomain", "www", "email", "not an address", "terms", "yes");

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.between("id=\"subdomain-error\">", "</p>"))
                .isEqualTo("This address is reserved. Please choose another.");
        assertThat(refused.body()).contains("value=\"Gamma\"", "value=\"not an address\"");
    }
}
