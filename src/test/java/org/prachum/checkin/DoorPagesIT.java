package org.prachum.checkin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.platform.files.QrCode;
import org.prachum.registration.Stage;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/**
 * The door and the kiosk as people with a browser have them; with a picture of each state, which axe
 * finds nothing wrong with. The pages as they open are stops of the tour.
 */
class DoorPagesIT {

    private static final Path PICTURES = Path.of("target", "pages");
    private static final double PATIENCE = Duration.ofSeconds(20).toMillis();

    /** What a browser has that can read codes, and a camera before which a ticket is held: headless ones have neither. */
    private static final String CAMERA = "code => {"
            + " window.BarcodeDetector = class { static async getSupportedFormats() { return ['qr_code']; }"
            + " async detect() { return [{ rawValue: code }]; } };"
            + " Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: async () =>"
            + " { const canvas = document.createElement('canvas'); const pen = canvas.getContext('2d'); setInterval(() => pen.fillRect(0, 0, 9, 9), 50); return canvas.captureStream(20); } } }); }";

    /** A camera alone, before which a picture is held. */
    private static final String CAMERA_BEFORE = "picture => {"
            + " Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: async () => {"
            + " const held = new Image(); held.src = picture; await held.decode();"
            + " const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });"
            + " setInterval(() => { const pen = canvas.getContext('2d'); pen.fillStyle = 'silver'; pen.fillRect(0, 0, 640, 480);"
            + " pen.drawImage(held, 170, 90, 300, 300); }, 50); return canvas.captureStream(20); } } }); }";

    static Chromium chromium;

    Stage stage = new Stage();
    Client ann = stage.world().signedIn("ann");

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void aVolunteerFindsTapsAndTakesBackAndSeesWhatOtherDoorsDo() {
        int meeting = meeting();
        stage.register(meeting, "100002");
        String somchai = stage.register(meeting, "100003");
        try (BrowserContext context = context(ann, "en", 360)) {
            Page page = context.newPage();
            page.navigate(door(meeting));
            page.locator("[name=search]").pressSequentially("nok");
            assertThat(page.locator(".person b")).hasText(new String[] {"Nok Srisai"});
            page.locator("[aria-label='Check in Nok Srisai']").click();
            assertThat(page.locator("#verdict .verdict")).containsText("Checked in at");
            assertThat(page.locator("#tally")).containsText("1 of 2 checked in");
            look(page, "door-in-en-360");
            page.locator("#verdict [name=undo]").click();
            assertThat(page.locator("#verdict")).containsText("Nok Srisai is not checked in any more.");
            assertThat(page.locator("#tally")).containsText("0 of 2 checked in");

            page.locator("[name=search]").fill("");
            assertThat(page.locator(".person b")).hasText(new String[] {"Nok Srisai", "Somchai Jaidee"});
            ann.with("Sec-Fetch-Site", "same-origin")
                    .postJson("/api/meetings/" + meeting + "/check-ins/", "{\"code\":\"" + somchai + "\"}");
            assertThat(page.locator("#tally")).containsText("1 of 2 checked in");
            assertThat(page.locator("[aria-label='Undo the check-in of Somchai Jaidee']")).isVisible();
        }
    }

    @Test
    void aScannerThatTypesLetsInAndSaysWhyNot() {
        int meeting = meeting();
        String nok = stage.register(meeting, "100002");
        try (BrowserContext context = context(ann, "th", 360)) {
            Page page = context.newPage();
            page.navigate(door(meeting));
            for (String verdict : List.of("checked_in", "already")) {
                page.locator("[name=code]").fill(nok);
                page.keyboard().press("Enter");
                assertThat(page.locator("#verdict [data-verdict=" + verdict + "]")).isVisible();
                assertThat(page.locator("[name=code]")).hasValue("");
                assertThat(page.locator("[name=code]")).isFocused();
            }
            look(page, "door-already-th-360");
            page.locator("[name=code]").fill("x");
            page.keyboard().press("Enter");
            assertThat(page.locator("#verdict [data-verdict=unknown]")).isVisible();
            look(page, "door-unknown-th-360");
        }
    }

    @Test
    void thePhonesCameraReadsATicketOnce() {
        int meeting = meeting();
        String nok = stage.register(meeting, "100002");
        try (BrowserContext context = context(ann, "en", 360)) {
            context.addInitScript("(" + CAMERA + ")('" + nok + "')");
            Page page = context.newPage();
            page.navigate(door(meeting));
            page.locator("#camera").click();
            assertThat(page.locator("#verdict [data-verdict=checked_in]")).isVisible();
            assertThat(page.locator("#viewfinder")).isVisible();
            page.locator("#camera").click();
            assertThat(page.locator("#viewfinder")).isHidden();
            assertThat(World.text("select checked_in_how from registration where tenant_id = ?", stage.world().id())).isEqualTo("ticket");
        }
    }

    /** A real camera as far as the browser can tell, whose browser has no detector of its own; the network goes before it is started. */
    @Test
    void aTicketIsReadOnTheDeviceAlsoWithoutANetwork() throws IOException {
        int meeting = meeting();
        String code = stage.register(meeting, "100002");
        Chromium withCamera = Chromium.withCamera(Film.showing(QrCode.of(code).png(300), Files.createTempFile("ticket", ".y4m")));
        try (BrowserContext context = context(withCamera, ann, "en", 360)) {
            context.addInitScript("delete window.BarcodeDetector");
            List<String> sent = new ArrayList<>();
            context.onRequest(request -> sent.add(request.method() + " " + request.url()));
            Page page = context.newPage();
            page.onConsoleMessage(message -> sent.add("console: " + message.text()));
            page.navigate(door(meeting));
            page.waitForCondition(() -> !page.workers().isEmpty());
            context.setOffline(true);
            page.locator("#camera").click();
            assertThat(page.locator("#verdict")).containsText("Kept on this device and sent when the network is back: 1");
            look(page, "door-camera-en-360");
            page.locator("#camera").click();
            context.setOffline(false);
            assertThat(page.locator("#tally")).containsText("1 of 1 checked in");
            assertThat(sent).as("no picture left the device, and the policy refused nothing")
                    .noneMatch(request -> request.contains("/api/") || request.contains("Content Security Policy"));
        } finally {
            withCamera.close();
        }
    }

    @Test
    void aKioskReadsTicketsOnTheDevice() {
        int meeting = meeting();
        String held = "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(QrCode.of(stage.register(meeting, "100002")).png(300));
        try (BrowserContext context = context(stage.visitor(), "en", 360)) {
            context.addInitScript("delete window.BarcodeDetector; (" + CAMERA_BEFORE + ")('" + held + "')");
            Page page = context.newPage();
            page.navigate(stage.world().url(kiosk(meeting)));
            page.locator("#camera").click();
            assertThat(page.locator("h1")).hasText("Welcome, Nok Srisai!");
        }
    }

    /** A detector whose service is missing on the device refuses every picture. */
    @Test
    void aDetectorThatRefusesIsReplaced() {
        int meeting = meeting();
        String held = "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(QrCode.of(stage.register(meeting, "100002")).png(300));
        try (BrowserContext context = context(ann, "en", 360)) {
            context.addInitScript("window.BarcodeDetector = class { static async getSupportedFormats() { return ['qr_code']; }"
                    + " async detect() { throw new Error('No service'); } }; (" + CAMERA_BEFORE + ")('" + held + "')");
            Page page = context.newPage();
            page.navigate(door(meeting));
            assertThat(page.locator("#camera")).isVisible();
            assertThat(page.workers()).as("nothing is loaded that is not needed").isEmpty();
            page.locator("#camera").click();
            assertThat(page.locator("#verdict [data-verdict=checked_in]")).isVisible();
        }
    }

    @Test
    void whatIsScannedWithoutANetworkIsKeptAndSentOnce() {
        int meeting = meeting();
        String nok = stage.register(meeting, "100002");
        try (BrowserContext context = context(ann, "en", 360)) {
            Page page = context.newPage();
            page.navigate(door(meeting));
            assertThat(page.locator("#findGo")).isHidden();
            context.setOffline(true);
            for (int twice = 0; twice < 2; twice++) {
                page.locator("[name=code]").fill(nok);
                page.keyboard().press("Enter");
                assertThat(page.locator("#verdict")).containsText("Kept on this device and sent when the network is back: " + (twice + 1));
            }
            page.locator("[name=code]").fill("nothing");
            page.keyboard().press("Enter");
            assertThat(page.locator("#verdict")).containsText("back: 3");
            look(page, "door-kept-en-360");
            context.setOffline(false);
            assertThat(page.locator("#verdict")).containsText("What was kept has been sent.");
            assertThat(page.locator("#verdict [data-verdict]")).hasCount(1);
            assertThat(page.locator("#tally")).containsText("1 of 1 checked in");
            assertThat(page.evaluate("localStorage.getItem('prachum:' + location.pathname)")).isEqualTo("[]");
        }
        assertThat(checkIns()).isEqualTo(1);
    }

    /** Two windows of one door begin with the same scan; and with the next one the network breaks again. */
    @Test
    void noScanIsLostWhereTwoWindowsSendWhatIsKept() {
        int meeting = meeting();
        stage.employee("100004", "100004", "Malee Sukjai", null);
        List<String> tickets = Stream.of("100002", "100003", "100004").map(number -> stage.register(meeting, number)).toList();
        try (BrowserContext context = context(ann, "en", 360)) {
            Page page = context.newPage();
            page.navigate(door(meeting));
            context.newPage().navigate(door(meeting));
            context.setOffline(true);
            tickets.forEach(ticket -> scan(page, ticket));
            assertThat(page.locator("#verdict")).containsText("back: 3");

            List<Route> first = new ArrayList<>();
            AtomicBoolean broken = new AtomicBoolean();
            context.route("**/check-in*", route -> {
                String sent = String.valueOf(route.request().postData());
                if (sent.contains(tickets.get(0)) && first.size() < 2) {
                    first.add(route);
                    if (first.size() == 2) {
                        first.forEach(Route::resume);
                    }
                } else if (sent.contains(tickets.get(1)) && broken.compareAndSet(false, true)) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            context.setOffline(false);
            assertThat(page.locator("#tally")).containsText("3 of 3 checked in");
            assertThat(first).hasSize(2);
            assertThat(broken).isTrue();
            page.waitForFunction("localStorage.getItem('prachum:' + location.pathname) === '[]'");
        }
        assertThat(checkIns()).as("counted once").isEqualTo(3);
    }

    /** Be it that the answer is lost, a proxy that has no server, or a network that wants a sign-in first; the page may be closed meanwhile. */
    @Test
    void whatTheDoorDidNotAnswerIsKeptUntilItDoes() {
        int meeting = meeting();
        String nok = stage.register(meeting, "100002");
        String somchai = stage.register(meeting, "100003");
        try (BrowserContext context = context(ann, "en", 360)) {
            // What is sent from time to time would come between.
            context.addInitScript("window.setInterval = () => 0");
            Page page = context.newPage();
            page.navigate(door(meeting));
            Deque<Consumer<Route>> answers = new ArrayDeque<>(List.of(
                    route -> {
                        assertThat(ann.post("/organizer/meeting/" + meeting + "/check-in", "code", nok).status()).isEqualTo(302);
                        route.abort();
                    },
                    route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("<h1>No server</h1>")),
                    route -> route.fulfill(new Route.FulfillOptions().setStatus(429).setBody("<h1>Too often</h1>")),
                    route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("<h1>Welcome to our Wi-Fi</h1>"))));
            context.route("**/check-in*", route -> {
                if (route.request().method().equals("POST") && !answers.isEmpty()) {
                    answers.remove().accept(route);
                } else {
                    route.resume();
                }
            });
            for (String ticket : List.of(nok, somchai, somchai, somchai)) {
                int left = answers.size();
                scan(page, ticket);
                assertThat(page.locator("#verdict")).containsText("back: " + (5 - left));
            }
            assertThat(checkIns()).as("of one the answer was lost alone").isEqualTo(1);

            page.close();
            Page later = context.newPage();
            later.navigate(door(meeting));
            assertThat(later.locator("#verdict")).containsText("What was kept has been sent.");
            assertThat(later.locator("#verdict [data-verdict]")).hasCount(0);
            assertThat(later.locator("#tally")).containsText("2 of 2 checked in");
        }
        assertThat(checkIns()).as("counted once").isEqualTo(2);
    }

    @Test
    void takingBackIsNotKept() {
        int meeting = meeting();
        String nok = stage.register(meeting, "100002");
        try (BrowserContext context = context(ann, "en", 360)) {
            Page page = context.newPage();
            page.navigate(door(meeting));
            scan(page, nok);
            assertThat(page.locator("#tally")).containsText("1 of 1 checked in");
            context.setOffline(true);
            page.locator("#people [name=undo]").click();
            assertThat(page.locator("#verdict")).containsText("No connection. Nothing was taken back; please try again.");
            context.setOffline(false);
            page.reload();
            assertThat(page.locator("#tally")).containsText("1 of 1 checked in");
            assertThat(page.evaluate("localStorage.getItem('prachum:' + location.pathname)")).isNull();
        }
    }

    @Test
    void aKioskWithoutANetworkSaysSoAndGoesOnWhenItIsBack() {
        int meeting = meeting();
        stage.register(meeting, "100002");
        try (BrowserContext context = context(stage.visitor(), "th", 360)) {
            Page page = context.newPage();
            page.navigate(stage.world().url(kiosk(meeting)));
            context.setOffline(true);
            page.locator("[name=emp_id]").fill("100002");
            page.locator(".go").click();
            assertThat(page.locator("#away")).isVisible();
            assertThat(page.locator("[name=emp_id]")).hasValue("100002");
            look(page, "kiosk-away-th-360");
            context.setOffline(false);
            page.locator(".go").click();
            assertThat(page.locator("h1")).containsText("Nok Srisai");

            context.setOffline(true);
            page.locator("#next").click();
            assertThat(page.locator("#greeting")).isHidden();
            context.setOffline(false);
            assertThat(page.locator("[name=emp_id]")).hasValue("");
        }
        assertThat(World.text("select checked_in_how from registration where tenant_id = ?", stage.world().id())).isEqualTo("kiosk");
    }

    @Test
    void aKioskGreetsAndReturnsToItsStartForTheNext() {
        int meeting = meeting();
        stage.register(meeting, "100002");
        String kiosk = kiosk(meeting);
        try (BrowserContext context = context(stage.visitor(), "en", 360)) {
            Page page = context.newPage();
            page.navigate(stage.world().url(kiosk));
            look(page, "kiosk-start-en-360");
            for (String digit : "1000029".split("")) {
                page.locator("[data-key='" + digit + "']").click();
            }
            page.locator("[data-key=back]").click();
            page.locator(".go").click();
            assertThat(page.locator("h1")).hasText("Welcome, Nok Srisai!");
            look(page, "kiosk-welcome-en-360");
            assertThat(page.locator("#keypad")).isVisible();
            page.locator("[name=emp_id]").fill("999999");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("We do not find you on the list");
            look(page, "kiosk-unknown-en-360");
        }
        try (BrowserContext plain = chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = plain.newPage();
            page.navigate(stage.world().url(kiosk));
            page.locator("[name=emp_id]").fill("100002");
            page.locator(".go").click();
            assertThat(page.locator("h1")).hasText("You are in already, Nok Srisai.");
            page.locator("#next").click();
            assertThat(page.locator("[name=emp_id]")).hasValue("");
        }
    }

    private int meeting() {
        return stage.meeting("Town hall: what we learnt, and what comes next");
    }

    /** The address of one that greets. */
    private String kiosk(int meeting) {
        ann.post("/organizer/meeting/" + meeting + "/kiosk", "open", "yes", "greets", "yes");
        return ann.get("/organizer/meeting/" + meeting + "/kiosk").between("name=\"then\" value=\"", "\"");
    }

    private static void scan(Page page, String code) {
        page.locator("[name=code]").fill(code);
        page.keyboard().press("Enter");
        assertThat(page.locator("[name=code]")).hasValue("");
    }

    private long checkIns() {
        return stage.world().count("select count(*) from audit_entry where tenant_id = ? and verb = 'registration.checked_in'", stage.world().id());
    }

    private String door(int meeting) {
        return stage.world().url("/organizer/meeting/" + meeting + "/check-in");
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name + " scrolls sideways").isEqualTo(0);
        assertThat(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze().getViolations())
                .as(name)
                .extracting(violation -> violation.getId() + " " + violation.getNodes().get(0).getHtml())
                .isEmpty();
    }

    private BrowserContext context(Client client, String language, int width) {
        return context(chromium, client, language, width);
    }

    private BrowserContext context(Chromium in, Client client, String language, int width) {
        BrowserContext context = in.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
        String url = stage.world().url("/");
        client.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(url))));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
        return context;
    }
}
