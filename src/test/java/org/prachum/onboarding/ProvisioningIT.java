package org.prachum.onboarding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** The demo organizations of the checkout, which the house is started with. */
class ProvisioningIT {

    House house = House.open();

    @Test
    void eachDemoOrganizationIsThereWithItsPeopleAndMeetings() {
        for (String demo : List.of("acme", "siam", "lumiere", "volga")) {
            assertThat(World.number(
                            "select count(*) from employee join organization o on o.id = tenant_id where subdomain = ?", demo))
                    .as("employees of " + demo)
                    .isGreaterThanOrEqualTo(300);
            assertThat(World.number(
                            "select count(*) from meeting join organization o on o.id = tenant_id where subdomain = ?", demo))
                    .as("meetings of " + demo)
                    .isGreaterThanOrEqualTo(12);
        }
    }

    @Test
    void eachSpeaksItsLanguage() {
        assertThat(Client.at("siam").get("/").between("<html lang=\"", "\"")).isEqualTo("th");
        assertThat(Client.at("lumiere").get("/").between("<html lang=\"", "\"")).isEqualTo("fr");
        assertThat(Client.at("volga").get("/").between("<html lang=\"", "\"")).isEqualTo("ru");
    }

    @Test
    void nobodysLogIsToldOfAnOrganizationThatWasNotLoaded() throws IOException {
        assertThat(Files.readString(house.server().log(), UTF_8)).doesNotContain("Organization not loaded");
    }

    @Test
    void theFoldersOfTheCheckoutAreReadWithoutAServerToo() throws IOException {
        try (var folders = Files.list(Path.of("tenants"))) {
            assertThat(folders.filter(Files::isDirectory).map(TenantFolder::read).map(TenantFolder::demo))
                    .hasSize(4)
                    .containsOnly(true);
        }
    }
}
