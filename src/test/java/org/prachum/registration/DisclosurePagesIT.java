package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;

/** The pages that tell less than they know, on a telephone and on a desk, in Thai and English; pictures go to {@code target/pages/}. */
class DisclosurePagesIT {

    static Chromium chromium;

    Stage stage = new Stage().telling("nothing");
    int meeting = stage.organizedBy("olga", stage.meeting("Town hall"));
    int crowded = stage.meeting("Clinic");
    Client olga = stage.world().signedIn("olga");

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @TestFactory
    Stream<DynamicTest> noneScrollsSideways() {
        stage.set(crowded, "capacity = 1, taken = 1, waiting_list = true");
        stage.visitor().post("/ticket/" + stage.register(meeting, "100003"), "undo", "yes");
        String ticket = stage.register(meeting, "100002");
        String line = stage.visitor()
                .postJson("/api/meetings/" + crowded + "/registrations/", "{\"employee_number\":\"100002\",\"waitlist\":true}")
                .between("\"ticket\":\"", "\"");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("ticket-nothing", "/ticket/" + ticket);
        pages.put("waiting-nothing", "/ticket/" + line);
        pages.put("already-nothing", "/submit/" + meeting);
        pages.put("already-line-nothing", "/submit/" + crowded);
        pages.put("roster-undone", "/organizer/meeting/" + meeting + "/registrations");
        pages.put("undone", "/organizer/meeting/" + meeting + "/registrations/undone");
        return Stream.of("en", "th").flatMap(language -> Stream.of(360, 1280).flatMap(width -> pages.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey() + " " + language + " " + width, () ->
                        look(page.getKey(), page.getValue(), language, width)))));
    }

    private void look(String name, String path, String language, int width) {
        try (BrowserContext context = context(language, width)) {
            Page page = context.newPage();
            page.navigate(stage.world().url(path));
            if (name.startsWith("already")) {
                page.locator("[name=emp_id]").fill("100002");
                page.locator("button.go").click();
                page.waitForSelector("form[action$='/mail-ticket']");
                picture(page, name, language, width);
                page.locator("form[action$='/mail-ticket'] button").click();
                page.waitForURL("**/mail-ticket");
                picture(page, name.replace("already", "mailed"), language, width);
            } else {
                picture(page, name, language, width);
            }
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isTrue();
            assertThat(page.innerText("main")).doesNotContain("registration.", "{name");
        }
    }

    private static void picture(Page page, String name, String language, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pages", "look-" + name + "-" + language + "-" + width + ".png")));
    }

    private BrowserContext context(String language, int width) {
        BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
        String url = stage.world().url("/");
        olga.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(url))));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
        return context;
    }
}
