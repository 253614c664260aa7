package org.prachum;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prachum.TourIT.Stop;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.World;

/** Walks through the house in one language, with a browser of its own, takes a picture at every stop and says what is wrong there. */
class TourGuide implements AutoCloseable {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Waits until all colours have become what they are to be. */
    private static final String SETTLED = """
            async () => {
              const changes = document.getAnimations().filter(change => change instanceof CSSTransition);
              await Promise.allSettled(changes.map(change => change.finished));
            }""";

    /** Asks for what is wrong alone: what is right is many times as much, and slow to carry over. */
    private static final String AXE = """
            async rules => {
              const found = await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] });
              return found.violations.map(rule => rule.id + ': ' + rule.nodes.slice(0, 3).map(node => node.html).join(' '));
            }""";

    /** Held by whoever has something mailed: another guide waits at the same mailbox. */
    private static final Object MAILBOX = new Object();

    private static String reminders;

    private final String language;
    private final ColorScheme onPhone;
    private final ColorScheme onDesk;
    private final Path pictures;
    private final Chromium chromium = Chromium.open();
    private final Browser browser = chromium.browser();
    private final House house = House.open();
    private final Map<String, BrowserContext> visits = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();

    /** @param onPhone the colours in which the rules are asked on a phone; on a desk it is the other ones */
    TourGuide(String language, ColorScheme onPhone, Path pictures) {
        this.language = language;
        this.onPhone = onPhone;
        this.onDesk = onPhone == ColorScheme.LIGHT ? ColorScheme.DARK : ColorScheme.LIGHT;
        this.pictures = pictures;
    }

    /** What is wrong, a line each. */
    List<String> walk(List<Stop> stops) {
        stops.forEach(this::visit);
        return complaints;
    }

    @Override
    public void close() {
        chromium.close();
    }

    private void visit(Stop written) {
        Stop stop = written.person() == null ? written : new Stop(
                written.file(), written.organization(), written.person().replace("{keeper}", language + ".keeper"), written.path());
        try (Page page = visitOf(stop.organization(), stop.person()).newPage()) {
            String name = (stop.organization().isEmpty() ? "apex" : stop.organization()) + "-"
                    + stop.file().replace('/', '-') + "-" + language;
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("404")) {
                    complaints.add(name + " says: " + message.text());
                }
            });
            prepare(page, stop);
            String path = pathOf(stop);
            int status = page.navigate(house.url(stop.organization(), path)).status();
            if (status != 200 && !stop.file().startsWith("WEB-INF/errors")) {
                complaints.add(name + " answers " + status);
            }
            if (!page.url().endsWith(path)) {
                complaints.add(name + " leads on to " + page.url());
            }
            page.setViewportSize(320, 800);
            complainOfWidth(page, name + "-320");
            page.setViewportSize(360, 800);
            look(page, onPhone, name + "-360");
            page.setViewportSize(1280, 800);
            look(page, onDesk, name + "-1280");
        }
    }

    /** One for each person and all who are nobody, so that what a browser keeps is fetched once. */
    private BrowserContext visitOf(String organization, String person) {
        return visits.computeIfAbsent(organization + " " + person, who -> {
            BrowserContext visit = browser.newContext(new Browser.NewContextOptions().setViewportSize(360, 800));
            visit.addInitScript(AxeBuilder.getAxeScript());
            visit.addCookies(List.of(new Cookie("lang", language).setUrl(house.url(organization, "/"))));
            if (person != null) {
                signIn(visit, organization, person);
            }
            return visit;
        });
    }

    /** Three pages ask for a code and lead away who has asked for none; four show what nobody of the demo has or has done. */
    private void prepare(Page page, Stop stop) {
        switch (stop.path()) {
            case "/admin/privacy" -> askForCopies(stop.organization());
            case "/admin/moving-in" -> moveIn(stop.organization());
            case "/account/passkeys" -> keep(stop.person());
            case "/auth/passkey" -> proveAddress(page, stop, language + ".doorstep@acme.example");
            case "/sign-up-code" -> submit(page, stop, "/sign-up", Map.of(
                    "name", "Delta Works", "subdomain", "delta-works", "email", language + "@delta.example", "terms", "yes"));
            case "/auth/verify-login" -> submit(page, stop, "/auth/login", Map.of("email", language + "@acme.example"));
            case "/auth/verify-register" -> submit(page, stop, "/auth/register", Map.of(
                    "name", "Dan Fry", "email", language + ".fry@acme.example"));
            default -> { }
        }
    }

    /** Up to where a passkey is asked for. */
    private void proveAddress(Page page, Stop stop, String email) {
        employ(email);
        keep(email);
        page.navigate(house.url(stop.organization(), "/auth/login"));
        page.fill("[name=email]", email);
        page.click("main button.go");
        page.waitForURL("**/auth/verify-login");
        page.fill("[name=otp]", World.code(house.mail().waitForMailTo(email, Duration.ofSeconds(60))));
        page.click("main button.go");
        page.waitForURL("**/auth/passkey");
    }

    private static void employ(String email) {
        World.text("insert into account (tenant_id, id, email, name, role, status) select id, gen_random_uuid(), ?, 'Kim Keeper', 'organizer',"
                + " 'active' from organization where subdomain = 'acme' on conflict (tenant_id, email) do update set name = excluded.name"
                + " returning email", email);
    }

    private static void keep(String email) {
        World.text("with keys (slot, host, name, used) as (values (1, 'acme.localhost', 'Phone', now() - interval '2 hours'),"
                + " (2, 'meet.acme.example', 'Key on my ring', null::timestamptz)), kept as (insert into passkey (tenant_id, id, account_id, slot,"
                + " rp_id, credential_id, attested_credential, backup_eligible, sign_count, name, created_at, last_used_at)"
                + " select a.tenant_id, gen_random_uuid(), a.id, slot, host, decode(md5(a.email || slot), 'hex'), '', false, 0, keys.name,"
                + " now() - interval '3 days', used from account a cross join keys where a.email = ?"
                + " on conflict do nothing returning id)"
                + " select count(*) from kept", email);
    }

    /** Once for all guides, of whom one waits here for the other. */
    private static void askForCopies(String organization) {
        World.text("with asked as (insert into data_request (tenant_id, id, registration_id, asked_at)"
                + " select r.tenant_id, gen_random_uuid(), r.id, now() - interval '30 hours' * row_number() over (order by r.registered_at, r.id)"
                + " from registration r join organization o on o.id = r.tenant_id where o.subdomain = ? and r.status = 'confirmed'"
                + " order by r.registered_at, r.id limit 3 on conflict do nothing returning id)"
                + " select count(*) from asked", organization);
    }

    /** What is left of it when it is over, with a line of each kind and effect. */
    private static void moveIn(String organization) {
        World.text("with moved as (insert into move (tenant_id, id, stage, people_coming, people_there, people_left, organizers_coming,"
                + " organizers_there, organizers_left, meetings_coming, meetings_there, meetings_left, places_coming, places_there,"
                + " places_left, started_at, heard_at) select id, '11111111-1111-4111-8111-111111111111', 'done', 1240, 12, 1, 5, 1, 1, 27, 2,"
                + " 1, 589, 40, 23, now() - interval '2 hours', now() - interval '2 hours' from organization where subdomain = ?"
                + " on conflict do nothing returning tenant_id, id), named as (insert into move_file (tenant_id, move_id, file, name)"
                + " select tenant_id, id, n, name from moved, (values (1, 'employee.csv'), (2, 'registrations-backup.sql.gz')) f (n, name)"
                + " returning file), told as (insert into move_note (tenant_id, move_id, file, line, kind, subject, effect, fact, details)"
                + " select tenant_id, id, file, line, kind, subject, effect, fact, details from moved, (values"
                + " (1, 17, 'person', 'Dan Fry', 'left', 'movingin.row.cells', '{}'),"
                + " (2, 555, 'meeting', 'ประชุมครั้งที่ 6/2568', 'changed', 'movingin.meeting.renumbered', '{\"number\":6,\"new\":31}'),"
                + " (2, 559, 'meeting', 'ประชุมครั้งที่ 7/2568', 'left', 'movingin.meeting.leftOut', '{\"number\":7,\"places\":22}'),"
                + " (2, 1238, 'place', 'ณัฐชา วารีรักษ์', 'changed', 'movingin.place.nobody', '{\"new\":\"old-611\"}'),"
                + " (2, 1240, 'place', 'Priyanka Ramachandran-Featherstonehaugh', 'left', 'movingin.place.seatless', '{}'),"
                + " (2, 1245, 'organizer', 'first.organizer.of.the.former.program@old.example', 'changed', 'movingin.organizer.wasAdmin', '{}'),"
                + " (2, 1249, 'organizer', 'organizer5@old.example', 'left', 'movingin.organizer.inactive', '{}'))"
                + " n (file, line, kind, subject, effect, fact, details) returning id)"
                + " select count(*) from named cross join told", organization);
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

    private void look(Page page, ColorScheme scheme, String name) {
        page.evaluate(SETTLED);
        page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")).setFullPage(true));
        complainOfWidth(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(SETTLED);
        complainOfAxe(page, name + " in " + scheme);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        complainOfTexts(page, name);
    }

    private void complainOfWidth(Page page, String name) {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (!"0".equals(String.valueOf(overflow))) {
            complaints.add(name + " scrolls sideways by " + overflow);
        }
    }

    @SuppressWarnings("unchecked")
    private void complainOfAxe(Page page, String name) {
        ((List<String>) page.evaluate(AXE, RULES)).forEach(violation -> complaints.add(name + " breaks " + violation));
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
        if (path.contains("{kiosk}")) {
            path = path.replace("{kiosk}", kiosk(stop.organization()));
        }
        if (path.contains("{employee}")) {
            path = path.replace("{employee}", employee(stop.organization()));
        }
        if (path.contains("{organization}")) {
            path = path.replace("{organization}", World.text("select id from organization where subdomain = 'acme'"));
        }
        if (path.contains("{registration}")) {
            path = path.replace("{registration}", registration(stop.organization()));
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

    private String registration(String organization) {
        ticket(organization);
        return World.text("select min(cast(r.id as text)) from registration r join organization o on o.id = r.tenant_id "
                + "where o.subdomain = ? and r.number_key = 'tour-0001' and r.status = 'confirmed'", organization);
    }

    /** One that an organizer put at the door, whose page has its address. */
    private String kiosk(String organization) {
        String keeping = "/organizer/meeting/" + openMeeting(organization) + "/kiosk";
        try (Page page = visitOf(organization, "ann@acme.example").newPage()) {
            page.navigate(house.url(organization, keeping));
            page.click("[name=open]");
            return page.inputValue("[name=then] >> nth=0");
        }
    }

    /** As a reminder leads there, of a private meeting that begins soon. */
    private String reminders() {
        synchronized (MAILBOX) {
            if (reminders == null) {
                reminders = leadToReminders();
            }
            return reminders;
        }
    }

    private String leadToReminders() {
        World.text("with soon as (insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at,"
                + " taken) select id, gen_random_uuid(), 9000, 'Tour', 'onsite', 'private', 'tour', now() + interval '50 minutes',"
                + " now() + interval '2 hours', 1 from organization where subdomain = 'acme' returning tenant_id, id)"
                + " insert into registration (tenant_id, meeting_id, number, number_key, name, email, language, registered_at)"
                + " select tenant_id, id, 'tour', 'tour', 'Tour Guide', 'tour@acme.example', 'en', now() - interval '2 days' from soon"
                + " returning id");
        return house.mail().waitForMailTo("tour@acme.example", Duration.ofSeconds(60)).text().lines()
                .filter(line -> line.contains("/reminders/"))
                .map(line -> line.substring(line.indexOf("/reminders/")))
                .findFirst()
                .orElseThrow();
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

    private void signIn(BrowserContext visit, String organization, String person) {
        if (person.contains(".keeper@")) {
            employ(person);
        }
        synchronized (MAILBOX) {
            try (Page page = visit.newPage()) {
                page.navigate(house.url(organization, "/auth/login"));
                page.fill("[name=email]", person);
                List<Mail> before = house.mail().mailsTo(person);
                page.click("button.go");
                page.waitForURL("**/auth/verify-login*");
                page.fill("[name=otp]", World.code(
                        house.mail().waitForMailTo(person, Duration.ofSeconds(60), mail -> !before.contains(mail))));
                page.click("button.go");
                page.waitForURL(url -> !url.contains("/auth/"));
            }
        }
    }
}
