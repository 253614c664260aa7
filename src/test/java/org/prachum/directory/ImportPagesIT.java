package org.prachum.directory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prachum.testing.Accessibility;
import org.prachum.testing.Chromium;
import org.prachum.testing.World;

/** An import as an admin with a browser has it, with a picture of each page that axe finds nothing wrong with. */
class ImportPagesIT {

    private static final Path PICTURES = Path.of("target", "pages");

    static Chromium chromium;

    World acme = World.create();
    ImportDesk desk = new ImportDesk(acme);

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "th, 360", "en, 360", "th, 1280"})
    void looksRightInEachStep(String language, int width) {
        desk.apply(desk.read("emp_id,emp_name", "100001,Ann Becker", "100009,Zoe Quill"));
        String look = "-" + language + "-" + width;
        try (BrowserContext context = context(language, width)) {
            look(open(context), "import-start" + look);
            desk.read("Kennung;Wer;Bereich;Bemerkung zu dieser Person und ihrem Arbeitsplatz;Status",
                    "7;Hélène Évrard-Gaël;Einkauf;" + "Sehr lange Bemerkung ".repeat(20) + ";aktiv", "8;Jörg Müller;Vertrieb;;aktiv");
            look(open(context), "import-unmapped" + look);
            desk.read("รหัสพนักงาน,ชื่อ-นามสกุล,ตำแหน่ง,แผนก,อีเมล,ภาษา,หมายเหตุ,โทรศัพท์",
                    "00100001,นางสาวสมหญิง ใจดี,วิศวกร,ฝึกอบรม,somying@acme.example,th,,",
                    "EMP-0099,นายสมชาย วารีรักษ์,นักบัญชี,การเงิน,somchai at acme,th,,",
                    "100003,,,,,,,", "100004,ณัฐชา ศิริวัฒน์,,,,xx,,");
            look(open(context), "import-preview" + look);
        }
    }

    @Test
    void worksWithoutScriptsAndByLabels() {
        acme.sql("delete from employee where tenant_id = ?", acme.id());
        try (BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            sign(context, "en");
            Page page = open(context);
            page.getByLabel("File", new Page.GetByLabelOptions().setExact(true)).setInputFiles(new FilePayload(
                    "staff.csv", "text/csv", "Code;Wer\r\n7;Ann Becker\r\n8;Ben Hartley\r\n".getBytes(StandardCharsets.UTF_8)));
            page.getByText("Upload and preview").click();
            desk.whenDone();
            page.navigate(acme.url("/admin/import"));
            page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).selectOption("number");
            page.getByLabel("Wer").selectOption("name");
            page.getByText("Read again with these settings").click();
            desk.whenDone();
            page.navigate(acme.url("/admin/import"));
            page.getByText("Import 2 people").click();
            desk.whenDone();
            page.navigate(acme.url("/admin/import"));
            assertThat(page.locator("#ended")).hasText("2 people imported from staff.csv.");
        }
    }

    private Page open(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(acme.url("/admin/import"));
        return page;
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name + " scrolls sideways").isEqualTo(0);
        Accessibility.assertNoViolations(page, name);
        page.close();
    }

    private BrowserContext context(String language, int width) {
        BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
        sign(context, language);
        return context;
    }

    private void sign(BrowserContext context, String language) {
        String url = acme.url("/");
        desk.admin().cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(url))));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
    }
}
