package org.prachum.meetings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.World;

class MeetingPagesIT {

    static Chromium chromium;

    World acme = World.create();
    Client olga = acme.signedIn("olga");
    List<String> complaints = new ArrayList<>();
    BrowserContext visit;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @AfterEach
    void nothingWasComplainedOf() {
        visit.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void theListIsPagedAndSearchedWhileTyping() {
        for (int i = 1; i <= 24; i++) {
            Desk.announce(olga, "topic", "Reading group " + i);
        }
        Page page = open(olga, "/organizer/", "en");
        assertThat(page.locator("tbody tr")).hasCount(20);
        assertThat(page.locator("tbody tr").first()).containsText("Reading group 24");

        page.locator(".ui-paginator-next").click();
        assertThat(page.locator("tbody tr")).hasCount(4);

        page.getByPlaceholder("Search by topic").fill("GROUP 17");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr td").first()).hasText("Reading group 17");

        page.getByPlaceholder("Search by topic").fill("100%");
        assertThat(page.locator("tbody")).hasText("No meeting fits.");
    }

    @Test
    void thePastIsListedApart() {
        Desk.announce(olga, "topic", "Tomorrow's world");
        Desk.announce(olga, "topic", "Yesterday's world", "meeting_date", "2025-06-12", "in_the_past", "yes");
        Page page = open(olga, "/organizer/", "en");
        assertThat(page.locator("tbody tr")).hasCount(2);

        page.locator("select").selectOption("PAST");
        assertThat(page.locator("tbody tr td.lead")).hasText(new String[] {"Yesterday's world"});
        page.locator("select").selectOption("COMING");
        assertThat(page.locator("tbody tr td.lead")).hasText(new String[] {"Tomorrow's world"});
    }

    @Test
    void theFormShowsWhatGoesWithTheFormatAndSaysTheDateInThai() {
        Page page = open(olga, "/organizer/meeting/create", "th");
        assertThat(page.locator("#room")).isVisible();
        assertThat(page.locator("#meeting_url")).isHidden();

        page.locator("#meeting_type").selectOption("online");
        assertThat(page.locator("#room")).isHidden();
        assertThat(page.locator("#meeting_url")).isVisible();

        page.locator("#meeting_type").selectOption("hybrid");
        assertThat(page.locator("#room")).isVisible();
        assertThat(page.locator("#meeting_url")).isVisible();

        page.locator("#meeting_date").fill("2026-11-20");
        assertThat(page.locator("output[for=meeting_date]")).hasText("วันศุกร์ที่ 20 พฤศจิกายน พ.ศ. 2569");
    }

    @Test
    void isCancelledOnlyAfterAQuestion() {
        int number = Desk.announce(olga);
        Page page = open(olga, "/organizer/meeting/" + number + "/edit", "en");

        page.getByText("Cancel the meeting…").click();
        assertThat(page.locator("#ask-cancel")).isVisible();
        page.locator("#ask-cancel button").first().click();
        assertThat(page.locator("#ask-cancel")).isHidden();

        page.getByText("Cancel the meeting…").click();
        page.locator("#ask-cancel button").last().click();
        assertThat(page.getByRole(AriaRole.STATUS))
                .hasText("The meeting is cancelled. Everybody registered is being told.");
    }

    @Test
    void goesOnWithWhoeverFollowsItsOrganizer() {
        int number = Desk.announce(olga);
        Client ann = acme.signedIn("ann");
        String leaving = olgasAccount(ann);
        Page page = open(ann, "/admin/accounts/" + leaving, "en");

        page.locator("#to_label").click();
        page.locator("#to_items li").last().click();
        page.locator("#handOver").click();
        assertThat(page.locator(".ui-messages-info-summary")).isVisible();

        assertThat(acme.count(
                        "select count(*) from meeting m join account a on a.tenant_id = m.tenant_id and a.id = m.organizer_id "
                                + "where m.tenant_id = ? and m.number = ? and a.email = ?",
                        acme.id(), number, acme.email("ann")))
                .isEqualTo(1);
    }

    private String olgasAccount(Client ann) {
        String row = ann.get("/admin/accounts").body().split("Olga Smirnova")[0];
        return row.substring(row.lastIndexOf("/admin/accounts/") + "/admin/accounts/".length()).split("\"")[0];
    }

    private Page open(Client somebody, String path, String language) {
        visit = chromium.browser().newContext();
        somebody.cookies().forEach((name, value) ->
                visit.addCookies(List.of(new Cookie(name, value).setUrl(acme.url("/")))));
        Page page = visit.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(acme.url(path + "?lang=" + language));
        return page;
    }
}
