package org.prachum.statistics;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.sql.Timestamp;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.World;

/** Where an admin begins, in a browser. */
class OverviewIT {

    static Chromium chromium;

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
    void showsAtOnceWhoRegistersForAnyMeeting() {
        meeting(1, "Running now", Duration.ofMinutes(-30), 10);
        meeting(2, "Next week", Duration.ofDays(7), null);
        Page page = signIn();

        page.waitForURL("**/admin/");
        assertThat(page.locator("h2.phase")).hasText(new String[] {"In progress", "Coming up"});
        assertThat(page.locator(".meet .taken p").first()).containsText("0 of 10 seats taken");
        assertThat(page.locator(".nums dd")).hasText(new String[] {"0", "2", "0"});
        assertThat(page.locator("#live")).containsText("Live");

        acme.visitor().postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"200007\",\"name\":\"Nok Srisai\"}");
        assertThat(page.locator(".meet .taken p").first()).containsText("1 of 10 seats taken");
        assertThat(page.locator("[id='overview:newest'] tbody tr")).hasCount(1);
        assertThat(page.locator("[id='overview:newest'] tbody tr")).containsText("Nok Srisai");
    }

    @Test
    void saysWhatToDoFirst() {
        Page page = signIn();
        page.waitForURL("**/admin/");
        assertThat(page.locator(".empty h2")).hasText(new String[] {"The directory is empty", "No meeting to come"});
    }

    private Page signIn() {
        Page page = chromium.browser().newContext().newPage();
        page.navigate(acme.url("/auth/login"));
        page.fill("[name=email]", acme.email("ann"));
        page.click("button.go");
        page.fill("[name=otp]", acme.codeFor(acme.email("ann")));
        page.click("button.go");
        return page;
    }

    private void meeting(int number, String topic, Duration ahead, Integer capacity) {
        Instant start = Instant.now().plus(ahead);
        acme.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, capacity) "
                        + "values (?, ?, ?, ?, 'onsite', 'public', 'k', ?, ?, ?)",
                acme.id(), UUID.randomUUID(), number, topic, Timestamp.from(start), Timestamp.from(start.plusSeconds(7200)), capacity);
    }
}
