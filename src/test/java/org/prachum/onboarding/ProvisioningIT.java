package org.prachum.onboarding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** The demo organizations of the checkout, which the house is started with, and among them those that cannot be loaded. */
class ProvisioningIT {

    private static final String NOT_LOADED = "Organization not loaded: ";

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
    void whatCannotBeLoadedIsSaidInOneLineEachWithFileAndRow() throws IOException {
        assertThat(notLoaded()).containsExactly(
                "broken-address/organization.json, organizer ann@broken.example: This address already has an account here.",
                "broken-capacity/meetings.json, meeting 1: \"capacity\" must be a whole number",
                "broken-empty/organization.json: is not there",
                "broken-json/organization.json: Invalid token=CURLYCLOSE at (line no=2, column no=12, offset=30)."
                        + " Expected tokens are: [CURLYOPEN, SQUAREOPEN, STRING, NUMBER, TRUE, FALSE, NULL]",
                "broken-length/meetings.json, meeting 2: DateTimeException: Instant exceeds minimum or maximum instant",
                "broken-list/meetings.json: must be a JSON array",
                "broken-logo/logo.png: Please choose a PNG, JPEG or WebP picture.",
                "broken-number/meetings.json, meeting 2: The year must be between 2000 and 2100 (2543 and 2643 in the Buddhist era).",
                "broken-people/employees.csv: is no file",
                "broken-row/employees.csv, row 2: Row 3 has the same number. Leading zeros do not matter.",
                "broken-welcome/organization.json, branding.welcome: \"en\" must be a text");
    }

    @Test
    void nothingIsLeftOfWhatCannotBeLoaded() {
        assertThat(World.number("select count(*) from organization where subdomain like 'broken%'")).isZero();
        assertThat(World.number("select count(*) from account where email like '%@broken.example'")).isZero();
        assertThat(Client.at("broken-address").get("/").status()).isEqualTo(404);
    }

    private List<String> notLoaded() throws IOException {
        return Files.readString(house.server().log(), UTF_8)
                .lines()
                .filter(line -> line.contains(NOT_LOADED))
                .map(ProvisioningIT::message)
                .map(message -> message.substring(NOT_LOADED.length()))
                .toList();
    }

    private static String message(String line) {
        try (var json = Json.createReader(new StringReader(line))) {
            JsonObject told = json.readObject();
            assertThat(told.containsKey("stackTrace")).as(line).isFalse();
            return told.getString("message");
        }
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
