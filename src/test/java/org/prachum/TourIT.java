package org.prachum;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.World;

/**
 * A tour of every page, in the demo organizations: 360 and 1280 pixels wide, in Thai and in English, a picture of each in
 * {@code target/pages/}. No page scrolls sideways, says anything in the console, or breaks a rule of WCAG 2.2 AA that axe can see.
 */
class TourIT {

    private static final Path PICTURES = Path.of("target", "pages");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** A page: its file under webapp, where it is seen, by whom, and at which address. */
    private record Stop(String file, String organization, String person, String path) {}

    private static final List<Stop> STOPS = List.of(
            new Stop("index", "", null, "/"),
            new Stop("sign-up", "", null, "/sign-up"),
            new Stop("sign-up-code", "", null, "/sign-up-code"),
            new Stop("find", "", null, "/find"),
            new Stop("terms", "", null, "/terms"),
            new Stop("operator", "", "operator@prachum.example", "/operator"),
            new Stop("index", "acme", null, "/"),
            new Stop("index", "siam", null, "/"),
            new Stop("privacy", "siam", null, "/privacy"),
            new Stop("submit", "acme", null, "/submit/{open}"),
            new Stop("submit", "siam", null, "/submit/{open}"),
            new Stop("submit_manual", "acme", null, "/submit_manual/{open}"),
            new Stop("submit-mail-ticket", "acme", null, "/submit/{open}/mail-ticket"),
            new Stop("register-several", "acme", null, "/register-several"),
            new Stop("ticket", "acme", null, "/ticket/{ticket}"),
            new Stop("ticket", "siam", null, "/ticket/{ticket}"),
            new Stop("reminders", "acme", null, "{reminders}"),
            new Stop("meeting/qrcode", "acme", null, "/meeting/{open}/qrcode"),
            new Stop("WEB-INF/errors/404", "acme", null, "/nowhere"),
            new Stop("auth/login", "acme", null, "/auth/login"),
            new Stop("auth/verify-login", "acme", null, "/auth/verify-login"),
            new Stop("auth/register", "acme", null, "/auth/register"),
            new Stop("auth/verify-register", "acme", null, "/auth/verify-register"),
            new Stop("auth/logout", "acme", null, "/auth/logout"),
            new Stop("account", "acme", "ann@acme.example", "/account"),
            new Stop("admin", "acme", "ann@acme.example", "/admin/"),
            new Stop("admin", "siam", "natcha@siam.example", "/admin/"),
            new Stop("admin/statistics", "acme", "ann@acme.example", "/admin/statistics"),
            new Stop("admin/audit", "acme", "ann@acme.example", "/admin/audit"),
            new Stop("admin/welcome", "acme", "ann@acme.example", "/admin/welcome"),
            new Stop("admin/branding", "acme", "ann@acme.example", "/admin/branding"),
            new Stop("admin/settings", "acme", "ann@acme.example", "/admin/settings"),
            new Stop("admin/mails", "acme", "ann@acme.example", "/admin/mails"),
            new Stop("admin/accounts", "acme", "ann@acme.example", "/admin/accounts"),
            new Stop("admin/account", "acme", "ann@acme.example", "/admin/accounts/{account}"),
            new Stop("admin/invite", "acme", "ann@acme.example", "/admin/invite"),
            new Stop("admin/employees", "acme", "ann@acme.example", "/admin/employees"),
            new Stop("admin/employee", "acme", "ann@acme.example", "/admin/employees/{employee}"),
            new Stop("admin/import", "acme", "ann@acme.example", "/admin/import"),
            new Stop("organizer", "acme", "ann@acme.example", "/organizer"),
            new Stop("organizer", "siam", "natcha@siam.example", "/organizer"),
            new Stop("organizer/meeting/create", "acme", "ann@acme.example", "/organizer/meeting/create"),
            new Stop("organizer/meeting/edit", "acme", "ann@acme.example", "/organizer/meeting/{open}/edit"),
            new Stop("organizer/meeting/poster", "siam", "natcha@siam.example", "/organizer/meeting/{open}/poster"),
            new Stop("organizer/meeting/registrations", "acme", "ann@acme.example", "/organizer/meeting/{open}/registrations"),
            new Stop("organizer/meeting/statistics", "acme", "ann@acme.example", "/organizer/meeting/{open}/statistics"));

    /** Pages that only lead on, or that another test looks at. */
    private static final List<String> NO_STOPS = List.of("auth/arrive");

    private static final Chromium CHROMIUM = Chromium.start();

    private final House house = House.open();
    private final Browser browser = CHROMIUM.browser();
    private final Map<String, List<Cookie>> signedIn = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private String reminders;

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @Test
    void everyPageIsPresentable() throws IOException {
        Files.createDirectories(PICTURES);
        for (Stop stop : STOPS) {
            for (String language : List.of("th", "en")) {
                visit(stop, language);
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void noPageIsLeftOut() throws IOException {
        Path webapp = Path.of("src", "main", "webapp");
        try (Stream<Path> files = Files.walk(webapp)) {
            TreeSet<String> pages = files.map(file -> webapp.relativize(file).toString())
                    .filter(file -> file.endsWith(".xhtml") && !file.startsWith("WEB-INF"))
                    .map(file -> file.substring(0, file.length() - ".xhtml".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
            STOPS.forEach(stop -> pages.remove(stop.file()));
            NO_STOPS.forEach(pages::remove);
            assertThat(pages).isEmpty();
        }
    }

    private void visit(Stop stop, String language) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(360, 800))) {
            context.addCookies(cookies(stop, language));
            Page page = context.newPage();
            String name = (stop.organization().isEmpty() ? "apex" : stop.organization()) + "-"
                    + stop.file().replace('/', '-') + "-" + language;
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("404")) {
                    complaints.add(name + " says: " + message.text());
                }
            });
            askForCode(page, stop, language);
            String path = pathOf(stop);
            int status = page.navigate(house.url(stop.organization(), path)).status();
            if (status != 200 && !stop.file().startsWith("WEB-INF/errors")) {
                complaints.add(name + " answers " + status);
            }
            if (!page.url().endsWith(path)) {
                complaints.add(name + " leads on to " + page.url());
            }
            look(page, name + "-360");
            page.setViewportSize(1280, 800);
            look(page, name + "-1280");
        }
    }

    /** Three pages ask for a code and lead away who has asked for none. */
    private void askForCode(Page page, Stop stop, String language) {
        switch (stop.path()) {
            case "/sign-up-code" -> submit(page, stop, "/sign-up", Map.of(
                    "name", "Delta Works", "subdomain", "delta-works", "email", language + "@delta.example", "terms", "yes"));
            case "/auth/verify-login" -> submit(page, stop, "/auth/login", Map.of("email", language + "@acme.example"));
            case "/auth/verify-register" -> submit(page, stop, "/auth/register", Map.of(
                    "name", "Dan Fry", "email", language + ".fry@acme.example"));
            default -> { }
        }
    }

    private void submit(Page page, Stop stop, String path, Map<String, String> fields) {
        page.navigate(house.url(stop.organization(), path));
        fields.forEach((field, value) -> {
            if (value.equals("yes")) {
                page.check("[name=" + field + "]");
            } else {
                page.fill("[name=" + field + "]", value);
            }
        });
        page.click("main button.go");
        page.waitForURL("**" + stop.path());
    }

    private void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        complainOfWidth(page, name);
        complainOfAxe(page, name);
        complainOfTexts(page, name);
    }

    private void complainOfWidth(Page page, String name) {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (!"0".equals(String.valueOf(overflow))) {
            complaints.add(name + " scrolls sideways by " + overflow);
        }
    }

    private void complainOfAxe(Page page, String name) {
        for (Rule violation : new AxeBuilder(page).withTags(RULES).analyze().getViolations()) {
            complaints.add(name + " breaks " + violation.getId() + ": "
                    + violation.getNodes().stream().limit(3).map(node -> node.getHtml()).toList());
        }
    }

    private void complainOfTexts(Page page, String name) {
        String text = page.innerText("body");
        if (text.contains("???") || text.contains("null") || text.contains("#{")) {
            complaints.add(name + " shows something that is no text: " + text);
        }
    }

    private String pathOf(Stop stop) {
        String path = stop.path();
        if (path.contains("{open}")) {
            path = path.replace("{open}", String.valueOf(openMeeting(stop.organization())));
        }
        if (path.contains("{account}")) {
            path = path.replace("{account}", accountOf(stop));
        }
        if (path.contains("{reminders}")) {
            path = reminders();
        }
        if (path.contains("{employee}")) {
            path = path.replace("{employee}", employee(stop.organization()));
        }
        return path.contains("{ticket}") ? path.replace("{ticket}", ticket(stop.organization())) : path;
    }

    /** The same each time, by its key. */
    private String ticket(String organization) {
        return Client.at(organization)
                .with("Idempotency-Key", "tour")
                .postJson(
                        "/api/meetings/" + openMeeting(organization) + "/registrations/",
                        "{\"employee_number\":\"tour-0001\",\"name\":\"Tour Guide\",\"position\":\"Guide\"}")
                .between("\"ticket\":\"", "\"");
    }

    /** As a reminder leads there, of a private meeting that begins soon. */
    private String reminders() {
        if (reminders == null) {
            World.text("with soon as (insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at,"
                    + " taken) select id, gen_random_uuid(), 9000, 'Tour', 'onsite', 'private', 'tour', now() + interval '50 minutes',"
                    + " now() + interval '2 hours', 1 from organization where subdomain = 'acme' returning tenant_id, id)"
                    + " insert into registration (tenant_id, meeting_id, number, number_key, name, email, language, registered_at)"
                    + " select tenant_id, id, 'tour', 'tour', 'Tour Guide', 'tour@acme.example', 'en', now() - interval '2 days' from soon"
                    + " returning id");
            reminders = house.mail().waitForMailTo("tour@acme.example", Duration.ofSeconds(60)).text().lines()
                    .filter(line -> line.contains("/reminders/"))
                    .map(line -> line.substring(line.indexOf("/reminders/")))
                    .findFirst()
                    .orElseThrow();
        }
        return reminders;
    }

    private static String accountOf(Stop stop) {
        return World.text("select min(cast(a.id as text)) from account a join organization o on o.id = tenant_id "
                + "where subdomain = ? and email = ?", stop.organization(), String.valueOf(stop.person()));
    }

    private long openMeeting(String organization) {
        return World.number("select min(m.number) from meeting m join organization o on o.id = m.tenant_id "
                + "where o.subdomain = ? and m.visibility = 'public' and registration_state(m, now()) = 'open'", organization);
    }

    private static String employee(String organization) {
        return World.text("select e.id from employee e join organization o on o.id = e.tenant_id "
                + "where o.subdomain = ? and e.number_key = '100001'", organization);
    }

    private List<Cookie> cookies(Stop stop, String language) {
        List<Cookie> cookies = new ArrayList<>();
        String url = house.url(stop.organization(), "/");
        cookies.add(new Cookie("lang", language).setUrl(url));
        if (stop.person() != null) {
            cookies.addAll(signedIn.computeIfAbsent(stop.person(), person -> signIn(stop)));
        }
        return cookies;
    }

    private List<Cookie> signIn(Stop stop) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(house.url(stop.organization(), "/auth/login"));
            page.fill("[name=email]", stop.person());
            List<Mail> before = house.mail().mailsTo(stop.person());
            page.click("button.go");
            page.waitForURL("**/auth/verify-login*");
            page.fill("[name=otp]", World.code(house.mail()
                    .waitForMailTo(stop.person(), Duration.ofSeconds(20), mail -> !before.contains(mail))));
            page.click("button.go");
            page.waitForURL(url -> !url.contains("/auth/"));
            return context.cookies(house.url(stop.organization(), "/"));
        }
    }
}
