package org.prachum.registration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Accessibility;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;

/**
 * An address of a map as a place, a German word of 63 letters as a topic, a name, a question and an answer, and text at twice its size:
 * nothing scrolls sideways (WCAG 2.2, 1.4.4 and 1.4.10), and nothing moves away from under a finger.
 */
class LongWordsIT {

    private static final Path PICTURES = Path.of("target", "pages");
    private static final String WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
    private static final String MAP = "https://maps.example/maps/place/Head+Office/@13.7563309,100.5017651,17z";
    private static final String WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private static final String WHERE_THE_BUTTON_IS = "Math.round(document.querySelector('.go').getBoundingClientRect().top + scrollY)";

    static Chromium chromium;

    Stage stage = new Stage();
    Client olga = stage.world().signedIn("olga");
    Client ann = stage.world().signedIn("ann");

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void wrap() {
        int meeting = meeting();
        int other = stage.organizedBy("olga", stage.meeting(WORD + ": Prüfung"));
        stage.set(other, "building = '" + MAP + "', starts_at = now() + interval '3 days', ends_at = now() + interval '4 days'");
        stage.world().sql("update organization set name = ? where id = ?", WORD, stage.world().id());
        Questions questions = new Questions(stage.world(), olga);
        String asked = questions.ask(meeting, WORD + "?", "one", true, WORD, MAP);
        stage.employee("00100009", "100009", WORD, null);
        String ticket = stage.visitor().postJson("/api/meetings/" + meeting + "/registrations/",
                        "{\"employee_number\":\"100009\",\"answers\":{\"" + asked + "\":\"" + WORD + "\"}}")
                .between("\"ticket\":\"", "\"");
        String desk = "/organizer/meeting/" + meeting + "/";
        List<String> wider = new ArrayList<>();
        wider.addAll(wider(stage.visitor(), List.of(
                "/", "/?q=rind", "/submit/" + meeting, "/submit_manual/" + meeting, "/submit/" + meeting + "/mail-ticket", "/register-several",
                "/ticket/" + ticket, "/ticket/" + ticket + "?cancel=yes", "/ticket/" + ticket + "/answers", "/ticket/" + ticket + "/data",
                "/meeting/" + meeting + "/qrcode", "/past-meetings", "/privacy", "/auth/login")));
        wider.addAll(wider(olga, List.of(
                "/organizer/", desk + "edit", desk + "registrations", desk + "statistics", desk + "poster", desk + "questions", desk + "check-in",
                desk + "walk-in", desk + "kiosk", "/organizer/meeting/create?like=" + meeting)));
        wider.addAll(wider(ann, List.of("/admin/", "/admin/statistics", "/admin/audit", "/admin/meetings/" + meeting + "/set_exclusive")));
        assertThat(wider).as("what scrolls sideways").isEmpty();
    }

    /** A reader's own size of letters, 32 pixels and not 16. */
    @Test
    void textOfTwiceItsSizeFitsOnAPhone() {
        int meeting = stage.organizedBy("olga", stage.meeting("Quarterly review of the northern plant"));
        stage.meeting("Second meeting");
        new Questions(stage.world(), olga).ask(meeting, "What do you eat?", "one", false, "Meat", "Fish");
        String ticket = stage.register(meeting, "100002");
        ann.post("/organizer/meeting/" + meeting + "/kiosk", "open", "yes");
        String kiosk = ann.get("/organizer/meeting/" + meeting + "/kiosk").between("name=\"then\" value=\"", "\"");
        List<String> wider = new ArrayList<>();
        for (String language : List.of("th", "en", "fr", "ru")) {
            try (BrowserContext context = context(stage.visitor(), language, 360, ColorScheme.LIGHT)) {
                for (String path : List.of(
                        "/", "/submit/" + meeting, "/submit_manual/" + meeting, "/submit/" + meeting + "/mail-ticket", "/register-several",
                        "/ticket/" + ticket, "/ticket/" + ticket + "/answers", "/ticket/" + ticket + "/data", "/auth/login", "/auth/register",
                        "/privacy", "/past-meetings", kiosk)) {
                    Page page = open(context, path);
                    page.addStyleTag(new Page.AddStyleTagOptions().setContent("html { font-size: 200% }"));
                    if (!page.evaluate(WIDER).equals(0)) {
                        wider.add(language + " " + path + ": " + widest(page));
                    }
                    if (path.startsWith("/submit/") || path.equals("/")) {
                        picture(page, "twice-" + language + path.replace('/', '-'));
                    }
                    page.close();
                }
            }
        }
        try (BrowserContext context = context(olga, "en", 360, ColorScheme.LIGHT)) {
            for (String path : List.of("check-in", "walk-in", "kiosk", "poster")) {
                Page page = open(context, "/organizer/meeting/" + meeting + "/" + path);
                page.addStyleTag(new Page.AddStyleTagOptions().setContent("html { font-size: 200% }"));
                if (!page.evaluate(WIDER).equals(0)) {
                    wider.add(path + ": " + widest(page));
                }
                page.close();
            }
        }
        assertThat(wider).isEmpty();
    }

    @Test
    void theButtonStaysWhereItIsWhenThePersonAppears() {
        int meeting = stage.meeting("Lunch");
        stage.meeting("Other");
        stage.employee("00100008", "100008", "Chananchida Wattanasirikul", null);
        try (BrowserContext context = context(stage.visitor(), "en", 360, ColorScheme.LIGHT)) {
            for (String path : List.of("/submit/" + meeting, "/register-several")) {
                Page page = open(context, path);
                page.evaluate("window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value))"
                        + ".observe({ type: 'layout-shift', buffered: true })");
                assertThat(page.locator("#who")).hasAttribute("role", "status");
                assertThat(page.locator("#who")).not().hasAttribute("hidden", "hidden");
                assertThat(page.locator("#who")).isEmpty();
                Object before = page.evaluate(WHERE_THE_BUTTON_IS);
                for (String number : List.of("100002", "100008", "999999", "100003")) {
                    page.locator("[name=emp_id]").fill(number);
                    assertThat(page.locator("#who b")).hasCount(number.equals("999999") ? 0 : 1);
                    assertThat(page.evaluate(WHERE_THE_BUTTON_IS)).as(path + " " + number).isEqualTo(before);
                }
                assertThat(((Number) page.evaluate("shift")).doubleValue()).as("layout shift").isLessThan(0.001);
                picture(page, "who" + path.replace('/', '-'));
                page.close();
            }
        }
        try (BrowserContext plain = chromium.browser().newContext(
                new Browser.NewContextOptions().setViewportSize(360, 800).setJavaScriptEnabled(false))) {
            Page page = open(plain, "/submit/" + meeting);
            assertThat(page.locator("#who")).isHidden();
        }
    }

    /** Without a script the browser itself leads there, and from there to the field. */
    @Test
    void theSummaryOfMistakesHasTheFocusAndLeadsToTheFields() {
        int meeting = stage.organizedBy("olga", stage.meeting("Lunch"));
        new Questions(stage.world(), olga).ask(meeting, "What do you eat?", "one", true, "Meat", "Fish");
        for (boolean scripts : List.of(true, false)) {
            try (BrowserContext context = chromium.browser().newContext(
                    new Browser.NewContextOptions().setViewportSize(360, 800).setJavaScriptEnabled(scripts))) {
                Page page = open(context, "/submit/" + meeting);
                page.locator("[name=emp_id]").fill("1");
                page.locator(".go").click();
                assertThat(page.locator("#problems")).isFocused();
                assertThat(page.locator("#problems li")).hasCount(2);
                page.locator("#problems a").first().click();
                assertThat(page.locator("[name=emp_id]")).isFocused();
            }
        }
        for (String language : List.of("th", "en")) {
            for (int width : List.of(360, 1280)) {
                try (BrowserContext context = context(stage.visitor(), language, width, ColorScheme.LIGHT)) {
                    Page page = open(context, "/submit/" + meeting);
                    page.locator("[name=emp_id]").fill("1");
                    page.locator(".go").click();
                    look(page, "submit-errors-" + language + "-" + width);
                }
            }
        }
    }

    @Test
    void everyPageOfTheseIsSoundInLightAndDark() {
        int meeting = stage.organizedBy("olga", stage.meeting("Town hall: what we learnt, and what comes next", 1));
        stage.register(meeting, "100002");
        stage.world().sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, room)"
                + " select ?, gen_random_uuid(), n + 100, 'Session ' || n, 'onsite', 'public', repeat('k', 32), now() + n * interval '1 hour',"
                + " now() + n * interval '1 hour' + interval '2 hours', 'Hall 2' from generate_series(-60, 120) n where n <> 0",
                stage.world().id());
        stage.world().sql("insert into meeting_number (tenant_id, next) values (?, 300)", stage.world().id());
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("portal-many", "/?page=2");
        pages.put("portal-front", "/");
        pages.put("portal-found", "/?q=session+77");
        pages.put("portal-not-found", "/?q=nothing");
        pages.put("past-meetings", "/past-meetings");
        pages.put("several-many", "/register-several?meeting=177");
        pages.put("submit-full", "/submit/" + meeting);
        pages.put("ticket-wanted", "/submit/" + meeting + "/mail-ticket");
        for (ColorScheme light : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (String language : List.of("th", "en")) {
                for (int width : List.of(360, 1280)) {
                    if (light == ColorScheme.DARK && width == 1280) {
                        continue;
                    }
                    try (BrowserContext context = context(stage.visitor(), language, width, light)) {
                        pages.forEach((name, path) -> {
                            Page page = open(context, path);
                            look(page, name + "-" + language + "-" + width + (light == ColorScheme.DARK ? "-dark" : ""));
                            page.close();
                        });
                    }
                }
            }
        }
        try (BrowserContext context = context(olga, "en", 1280, ColorScheme.LIGHT)) {
            Page page = open(context, "/organizer/meeting/create");
            page.locator("[name=meeting_date]").fill("2025-11-20");
            page.locator("[name=start_time]").fill("09:00");
            page.locator("[name=capacity]").fill("many");
            page.locator(".acts .main").click();
            assertThat(page.locator("#problems")).isFocused();
            look(page, "meeting-errors-en-1280");
            page.locator("[name=topic]").fill("Town hall");
            page.locator("[name=capacity]").fill("");
            page.locator(".acts .main").click();
            assertThat(page.locator("[name=in_the_past]")).isVisible();
            look(page, "meeting-past-en-1280");
            page.locator("[name=in_the_past]").check();
            page.locator(".acts .main").click();
            assertThat(page.locator("h1")).hasText("Town hall");
        }
    }

    /** What was chosen goes along with the search, and with the pages. */
    @Test
    void choicesStayWhileOneSearches() {
        stage.world().sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at)"
                + " select ?, gen_random_uuid(), n + 100, 'Session ' || n, 'onsite', 'public', repeat('k', 32), now() + n * interval '1 hour',"
                + " now() + n * interval '1 hour' + interval '2 hours' from generate_series(1, 120) n", stage.world().id());
        try (BrowserContext context = context(stage.visitor(), "en", 360, ColorScheme.LIGHT)) {
            Page page = open(context, "/register-several");
            page.locator("[name=meeting][value='105']").check();
            page.locator("[name=q]").fill("session 77");
            page.keyboard().press("Enter");
            page.waitForURL("**q=session**");
            assertThat(page.locator("[name=meeting]:checked")).hasCount(1);
            page.locator("[name=meeting][value='177']").check();
            page.locator("[name=q]").fill("");
            page.keyboard().press("Enter");
            page.locator("[rel=next]").click();
            page.waitForURL("**page=2**");
            assertThat(page.locator("[name=meeting]:checked")).hasCount(2);
            page.locator("[name=emp_id]").fill("100002");
            page.locator(".go").click();
            assertThat(page.locator(".results .good")).hasCount(2);
        }
    }

    private int meeting() {
        int meeting = stage.organizedBy("olga", stage.meeting(WORD + ": Schulung"));
        stage.set(meeting, "room = '" + MAP + "', information = '" + WORD + MAP + "'");
        return meeting;
    }

    private List<String> wider(Client client, List<String> paths) {
        List<String> wider = new ArrayList<>();
        for (int width : List.of(320, 360, 1280)) {
            try (BrowserContext context = context(client, "en", width, ColorScheme.LIGHT)) {
                for (String path : paths) {
                    Page page = open(context, path);
                    if (!page.evaluate(WIDER).equals(0)) {
                        wider.add(width + " " + path + ": " + widest(page));
                    }
                    if (width != 320) {
                        picture(page, "long" + path.replaceAll("[^a-z-]+", "-") + width);
                    }
                    page.close();
                }
            }
        }
        return wider;
    }

    /** What reaches farthest to the right, to find the fault. */
    private static Object widest(Page page) {
        return page.evaluate("() => { const wide = document.documentElement.clientWidth;"
                + " return document.documentElement.scrollWidth + ' ' + [...document.querySelectorAll('body *')]"
                + ".filter(e => e.getBoundingClientRect().right > wide + 1).slice(0, 4)"
                + ".map(e => e.tagName + '.' + e.className + '#' + e.id).join(', '); }");
    }

    private Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        assertThat(page.navigate(stage.world().url(path)).status()).as(path).isEqualTo(200);
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }

    private static void look(Page page, String name) {
        picture(page, name);
        assertThat(page.evaluate(WIDER)).as(name + " scrolls sideways").isEqualTo(0);
        Accessibility.assertNoViolations(page, name);
    }

    private BrowserContext context(Client client, String language, int width, ColorScheme light) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(light));
        String url = stage.world().url("/");
        client.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(url))));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
        return context;
    }
}
