package org.prachum.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** One person across everything: shown, taken out, and nowhere any more. */
class PersonIT {

    /** Whatever is of Quilla has one of these in it. */
    private static final List<String> MARKS = List.of("quilla", "740001", "zarzuela");

    World acme = World.create();
    Client ann = acme.signedIn("ann");

    @Test
    void whoIsErasedIsNowhereAnyMoreAndEverythingIsStillCounted() throws IOException {
        layOut(acme);
        assertThat(traces(acme)).contains(
                "employee.name", "employee_word.word", "registration.name", "registration.number_key", "reminder_refusal.email",
                "outbox.recipient", "account.email", "account.name", "audit_entry.subject_name", "audit_entry.actor_name",
                "audit_entry.details", "employee_import_row.name", "one_time_code.email", "wrong_code.email", "idempotency.key",
                "form_answer.text", "move_organizer.email", "move_place.name", "move_note.subject", "move_note.details", "passkey.name",
                "kiosk.opened_by", "meeting.organizer_id", "registration.checked_in_by");
        String statistics = figures();

        Screen screen = Screen.open(ann, "/admin/privacy/person?who=0740001");
        assertThat(screen.shown().body()).contains("Quilla Zarzuela", "quilla@" + acme.subdomain() + ".example", "Directory", "Audit log");
        Map<String, String> file = taken("?who=740001");
        assertThat(file).containsOnlyKeys("person.json", "person.html");
        assertThat(file.get("person.json")).contains(
                "\"directory\":[{\"number\":\"740001\",\"name\":\"Quilla Zarzuela\"", "\"position\":\"Zarzuela\"", "\"refusals\":[", "\"accounts\":[",
                "\"topic\":\"Past\"", "\"topic\":\"Coming\"", "\"staged\":[", "\"codes\":[");
        assertThat(file.get("person.json")).doesNotContain("fingerprint", "Wanda");
        JsonObject json = json(file.get("person.json"));
        assertThat(json.keySet()).as("from wherever there is something that is theirs to be given").containsExactlyInAnyOrder(
                "organization", "taken_out_at", "mails", "refusals", "consents", "answers", "registrations", "staged", "moved_places",
                "moved_organizers", "codes", "wrong_codes", "kiosks", "meetings", "audit", "passkeys", "accounts", "directory");
        assertThat(json.getJsonArray("registrations").getJsonObject(0).keySet()).containsExactlyInAnyOrder(
                "number", "name", "position", "section", "cost_center", "email", "language", "by_hand", "status",
                "registered_at", "cancelled_at", "deleted_at", "cancelled_by", "ticket_mailed_at", "offered_until", "checked_in_at",
                "checked_in_how", "topic", "starts_at");
        assertThat(file.get("person.html")).contains("<th scope=\"col\">Registered</th>", "Quilla Zarzuela").doesNotContain("???");

        assertThat(erase(screen, "740002").body()).contains("This is not what stands above.");
        assertThat(traces(acme)).isNotEmpty();
        assertThat(erase(screen, "740001").body()).contains("The person was erased.");

        assertThat(traces(acme)).isEmpty();
        assertThat(figures()).isEqualTo(statistics);
        assertThat(World.text("select r.status || ' ' || r.section || ' ' || (r.checked_in_at is not null) || ' ' || r.name from registration r"
                + " join meeting m on m.id = r.meeting_id where m.topic = 'Past' and r.tenant_id = ? and r.erased_at is not null", acme.id()))
                .isEqualTo("confirmed R true —");
        assertThat(World.text("select taken || ' ' || waiting from meeting where topic = 'Coming' and tenant_id = ?", acme.id()))
                .isEqualTo("1 0");
        assertThat(World.text("select name from registration r join meeting m on m.id = r.meeting_id where m.topic = 'Coming'"
                + " and r.tenant_id = ? and r.status = 'confirmed'", acme.id())).isEqualTo("Wanda Waiting");
        assertThat(acme.count("select count(*) from outbox where tenant_id = ? and recipient = '—' and sent_at is null", acme.id())).isZero();
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'person.erased' and subject_name = ''", acme.id()))
                .isEqualTo(1);
        assertThat(ann.get("/admin/audit").body()).contains("Ann Becker erased a person");
        assertThat(ann.get("/admin/privacy/person?who=740001").body()).contains("Nothing is known of 740001.");
        assertThat(ann.get("/admin/privacy/person/export?who=740001").status()).isEqualTo(404);
        assertThat(ann.get("/organizer/meeting/1/registrations").status()).isEqualTo(200);
    }

    /** The same number, name and address: the log is made nobody's past the walls, by the owner. */
    @Test
    void nobodyNextDoorIsErasedAlong() {
        World next = World.create();
        layOut(next);
        layOut(acme);
        List<String> before = traces(next);

        assertThat(erase(Screen.open(ann, "/admin/privacy/person?who=740001"), "740001").body()).contains("The person was erased.");

        assertThat(traces(next)).isNotEmpty().isEqualTo(before);
        assertThat(next.count("select count(*) from audit_entry where tenant_id = ? and (subject_name = '—' or actor_name = '—')", next.id()))
                .isZero();
        assertThat(next.count("select count(*) from registration where tenant_id = ? and erased_at is not null", next.id())).isZero();
        assertThat(traces(acme)).isEmpty();
    }

    @Test
    void nobodyIsBroughtBackByAnUndo() {
        meeting(acme, 1, "Coming", "1 day", null);
        employ(acme, "740001", "Quilla Zarzuela", null);
        String ticket = register(acme, 1, "740001", null);
        String id = World.text("select id from registration where tenant_id = ?", acme.id());
        acme.sql("update registration set status = 'cancelled', deleted_at = now(), removal_id = ? where tenant_id = ?",
                UUID.randomUUID(), acme.id());
        acme.sql("update meeting set taken = 0 where tenant_id = ?", acme.id());

        erase(Screen.open(ann, "/admin/privacy/person?who=740001"), "740001");

        assertThat(restored(id)).isEqualTo("already");
        assertThat(acme.count("select count(*) from registration where tenant_id = ? and status <> 'cancelled'", acme.id())).isZero();
        assertThat(acme.count("select taken from meeting where tenant_id = ?", acme.id())).isZero();
        assertThat(acme.visitor().get("/ticket/" + ticket).status()).isEqualTo(404);

        // The same of somebody who was not erased does come back: the guard is what held it.
        acme.sql("update registration set erased_at = null where tenant_id = ?", acme.id());
        assertThat(restored(id)).isEqualTo("restored");
    }

    /** At a registration anybody can type anybody's address, which must not lead to their account. */
    @Test
    void anAddressThatSomebodyTypedIsNobodysProof() {
        meeting(acme, 1, "Coming", "1 day", null);
        register(acme, 1, "740003", acme.email("olga"));

        assertThat(ann.get("/admin/privacy/person?who=" + acme.email("olga")).body()).contains("Who is meant?", "740003");
        erase(Screen.open(ann, "/admin/privacy/person?who=740003"), "740003");

        assertThat(acme.count("select count(*) from account where tenant_id = ?", acme.id())).isEqualTo(2);
        assertThat(acme.count("select count(*) from registration where tenant_id = ? and number = '740003'", acme.id())).isZero();
        erase(Screen.open(ann, "/admin/privacy/person?who=" + acme.email("olga") + "&alone=yes"), acme.email("olga"));
        assertThat(acme.count("select count(*) from account where tenant_id = ?", acme.id())).isEqualTo(1);
    }

    @Test
    void nobodyErasesThemselvesAndOrganizersNobody() {
        Screen screen = Screen.open(ann, "/admin/privacy/person?who=" + acme.email("ann"));
        assertThat(erase(screen, acme.email("ann")).body()).contains("Nobody erases themselves.");
        assertThat(acme.count("select count(*) from account where tenant_id = ?", acme.id())).isEqualTo(2);

        Client olga = acme.signedIn("olga");
        assertThat(olga.get("/admin/privacy").status()).isEqualTo(404);
        assertThat(olga.get("/admin/privacy/person?who=740001").status()).isEqualTo(404);
        assertThat(olga.get("/admin/privacy/person/export?who=740001").status()).isEqualTo(404);
        assertThat(ann.get("/admin/privacy/person?who=%3Cscript%3E").body()).contains("neither an employee number nor an e-mail address");
    }

    @Test
    void canBeReadOnAPhone() {
        layOut(acme);
        try (Chromium chromium = Chromium.open()) {
            look(chromium, "th", 360);
            look(chromium, "en", 1280);
        }
    }

    private void look(Chromium chromium, String language, int width) {
        try (BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800))) {
            ann.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(acme.url("/")))));
            Page page = context.newPage();
            for (String path : List.of("/admin/privacy", "/admin/privacy/person?who=740001")) {
                page.navigate(acme.url(path + (path.contains("?") ? "&" : "?") + "lang=" + language));
                String name = path.contains("person") ? "person" : "terms";
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "privacy-" + name + "-" + language + ".png"))
                        .setFullPage(true));
                assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path).isEqualTo(width);
            }
        }
    }

    /** Quilla is an employee and an organizer, came to one meeting, has the only seat of another, and stands in many places besides. */
    private void layOut(World world) {
        String email = "quilla@" + acme.subdomain() + ".example";
        UUID account = account(world);
        world.sql("insert into account (tenant_id, id, email, name, role, status) values (?, ?, ?, 'Quilla Zarzuela', 'organizer', 'active')",
                world.id(), account, email);
        employ(world, "740001", "Quilla Zarzuela", email);
        employ(world, "100009", "Wanda Waiting", null);
        meeting(world, 1, "Past", "1 day", null);
        meeting(world, 2, "Coming", "2 days", 1);
        register(world, 1, "740001", null);
        register(world, 2, "740001", null);
        world.visitor().postJson("/api/meetings/2/registrations/", "{\"employee_number\":\"100009\",\"waitlist\":true}");
        world.sql("update registration set checked_in_at = now(), checked_in_how = 'list', checked_in_by = ? where tenant_id = ?"
                + " and meeting_id = (select id from meeting where tenant_id = ? and number = 1)", account, world.id(), world.id());
        layOutBesides(world, account, email);
        world.sql("update meeting set starts_at = starts_at - interval '10 days', ends_at = ends_at - interval '10 days',"
                + " organizer_id = ? where tenant_id = ? and number = 1", account, world.id());
        world.sql("insert into kiosk (tenant_id, id, meeting_id, greets, opened_at, opened_by) select tenant_id, ?, id, true, now(), ?"
                + " from meeting where tenant_id = ? and number = 1", UUID.randomUUID(), account, world.id());
        world.sql("insert into reminder_refusal (tenant_id, number_key, email, refused_at) values (?, '740001', ?, now())", world.id(), email);
        world.sql("insert into outbox (tenant_id, channel, kind, recipient, due_at) values (?, 'mail', 'registration.hour_before', ?,"
                + " now() + interval '1 day')", world.id(), email);
        world.sql("insert into one_time_code (tenant_id, id, purpose, email, fingerprint, browser_fingerprint, client, created_at, expires_at)"
                + " values (?, ?, 'login', ?, 'f', 'b', '10.0.0.1', now(), now())", world.id(), UUID.randomUUID(), email);
        world.sql("insert into wrong_code (tenant_id, email, browser_fingerprint) values (?, ?, 'b')", world.id(), email);
        UUID run = UUID.randomUUID();
        world.sql("insert into employee_import (tenant_id, id, file_name, stage, started_at, heard_at) values (?, ?, 'a.csv', 'ready', now(), now())",
                world.id(), run);
        world.sql("insert into employee_import_row select ?, ?, 1, true, '740001', 'quilla zarzuela', '740001', 'Quilla Zarzuela', '', '', '', '',"
                + " '', '', '', '', '', '', '', '', '', '', '', ?, 'en'", world.id(), run, email);
        note(world, "visitor", "", "", "registration.given_back", "registration", "Quilla Zarzuela",
                World.text("select min(cast(id as text)) from registration where tenant_id = ? and number = '740001'", world.id()), "{}");
        note(world, "account", "Quilla Zarzuela", email, "meeting.announced", "meeting", "Past", null, "{}");
        note(world, "account", "Ann Becker", world.email("ann"), "account.handed_over", "account", "Olga", null, "{\"to\":\"Quilla Zarzuela\"}");
    }

    /** What else a registration, an account and a move leave behind. */
    private static void layOutBesides(World world, UUID account, String email) {
        world.sql("insert into idempotency (tenant_id, key, fingerprint, registration_id, created_at) select tenant_id, 'quilla-1', 'f', id, now()"
                + " from registration where tenant_id = ? and number = '740001' and checked_in_at is not null", world.id());
        world.sql("insert into consent_given (tenant_id, registration_id, text_number, given_at, how) select tenant_id, id, 1, now(), 'typed'"
                + " from registration where tenant_id = ? and number = '740001' and checked_in_at is not null", world.id());
        UUID question = UUID.randomUUID();
        world.sql("insert into form_question (tenant_id, id, meeting_id, origin_id, place, kind, label, options, created_at)"
                + " select tenant_id, ?, id, ?, 1, 'one', 'What do you eat?', 'Fish', now() from meeting where tenant_id = ? and number = 1",
                question, question, world.id());
        world.sql("insert into form_answer (tenant_id, registration_id, question_id, text) select tenant_id, id, ?, 'Quilla eats no fish'"
                + " from registration where tenant_id = ? and number = '740001' and checked_in_at is not null", question, world.id());
        world.sql("insert into passkey (tenant_id, id, account_id, rp_id, credential_id, attested_credential, backup_eligible, sign_count, name,"
                + " created_at) values (?, ?, ?, 'localhost', '1', '1', false, 0, 'Quilla''s phone', now())", world.id(), UUID.randomUUID(), account);
        UUID move = UUID.randomUUID();
        world.sql("insert into move (tenant_id, id, stage, started_at, heard_at) values (?, ?, 'ready', now(), now())", world.id(), move);
        world.sql("insert into move_organizer (tenant_id, move_id, file, line, old_id, email, name) values (?, ?, 0, 1, '1', ?, 'Quilla Zarzuela')",
                world.id(), move, email);
        world.sql("insert into move_place (tenant_id, move_id, file, line, old_meeting, number, number_key, name, position, section, cost_center,"
                + " by_hand, registered_at) values (?, ?, 0, 2, 1, '740001', '740001', 'Quilla Zarzuela', '', '', '', false, now())",
                world.id(), move);
        world.sql("insert into move_note (tenant_id, move_id, file, line, kind, subject, effect, fact, details) values (?, ?, 0, 2, 'place',"
                + " 'Quilla Zarzuela', 'changed', 'movingin.place.byHand', '{\"number\":\"740001\"}')", world.id(), move);
    }

    private static void note(World world, String actor, String name, String email, String verb, String kind, String what, String subject, String details) {
        world.sql("insert into audit_entry (tenant_id, id, happened_at, actor, actor_name, actor_email, client, verb, subject_kind, subject_id,"
                + " subject_name, details) values (?, ?, now(), ?, ?, ?, '10.1.1.1', ?, ?, cast(? as uuid), ?, ?)",
                world.id(), UUID.randomUUID(), actor, name, email, verb, kind, subject, what, details);
    }

    private static void employ(World world, String number, String name, String email) {
        world.sql("insert into employee (tenant_id, number, number_key, name, name_folded, position, section_short, email)"
                + " values (?, ?, ?, ?, lower(?), 'Zarzuela', 'R', ?)".replace("'Zarzuela'", number.equals("740001") ? "'Zarzuela'" : "''"),
                world.id(), number, number, name, name, email);
    }

    private static void meeting(World world, int number, String topic, String ahead, Integer capacity) {
        world.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, capacity, waiting_list)"
                + " values (?, ?, ?, ?, 'onsite', 'public', ?, now() + cast(? as interval), now() + cast(? as interval) + interval '1 hour',"
                + " cast(? as int), true)", world.id(), UUID.randomUUID(), number, topic, "k".repeat(32), ahead, ahead, capacity);
    }

    /** Answers the ticket. */
    private static String register(World world, int meeting, String number, String email) {
        return world.visitor()
                .postJson("/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"" + number + "\",\"name\":\"Somebody\""
                        + (email == null ? "" : ",\"email\":\"" + email + "\"") + "}")
                .between("\"ticket\":\"", "\"");
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private String restored(String registration) {
        return World.text("with me as materialized (select set_config('app.tenant_id', ?, false)) select restore_place(cast(? as uuid)) from me",
                acme.id().toString(), registration);
    }

    private static Client.Answer erase(Screen screen, String typed) {
        return screen.send("erasing", "erase", "erasing", "erasing person messages", "confirm", typed, "erase", "erase");
    }

    /** How many registered for the meeting that is over, and when. */
    private String figures() {
        return ann.get("/organizer/meeting/1/statistics/export/hours").body();
    }

    private Map<String, String> taken(String query) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (InputStream answer = ann.open("/admin/privacy/person/export" + query).body(); ZipInputStream zip = new ZipInputStream(answer)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                zip.transferTo(bytes);
                files.put(entry.getName(), bytes.toString(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static UUID account(World world) {
        return UUID.nameUUIDFromBytes(("Quilla of " + world.id()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Every column of every table in which something of Quilla is found, or that points at her account: the catalogue is asked, so a new one
     * is looked into too.
     */
    private static List<String> traces(World world) {
        List<String> tables = FreshDatabase.migrated().ask("""
                select c.relname from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')""");
        String looks = tables.stream()
                .map(table -> "select '%1$s.' || c.key from %1$s t, jsonb_each_text(to_jsonb(t)) c where t.tenant_id = w.id and lower(c.value) like any (w.marks)"
                        .formatted(table))
                .collect(Collectors.joining(" union "));
        String marks = Stream.concat(MARKS.stream(), Stream.of(account(world).toString()))
                .map(mark -> "'%" + mark + "%'")
                .collect(Collectors.joining(", "));
        String found = World.text("select coalesce(string_agg(found, ' ' order by found), '') from (select cast(? as uuid) as id, array[" + marks
                + "] as marks) w cross join lateral (" + looks + ") f (found)", world.id());
        return found.isEmpty() ? List.of() : List.of(found.split(" "));
    }
}
