package org.prachum.movingin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** What real dumps of document 000's tables, made by {@code pg_dump}, become here. */
class MovingInIT {

    static final Path DUMPS = Path.of("src", "test", "resources", "document000");
    static final Path PICTURES = Path.of("target", "pages");
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String PAGE = "/admin/moving-in";

    World acme = inBangkok();
    Client ann = acme.signedIn("ann");

    @Test
    void movesADumpInWithItsNumbersAndTimesAndNothingTwice() throws IOException {
        acme.sql("insert into integration (tenant_id, id, slot, kind, address, events, created_at) values (?, ?, 1, 'webhook', ?,"
                + " 'registration.created', now())", acme.id(), UUID.randomUUID(), "https://receiver.example/hook");
        Answer shown = read("copy.sql");
        assertThat(counts(shown)).containsExactly(240, 0, 0, 5, 0, 1, 28, 0, 0, 612 - 1, 0, 0);
        assertThat(shown.body()).contains("Was switched off there.", "comes as an organizer", "It is without an employee number").doesNotContain("<b>ตัวหนา</b>");
        assertThat(all()).as("nothing is stored by looking").containsExactly(0L, 0L, 0L, 2L);

        Answer done = store(shown);
        assertThat(counts(done)).containsExactly(240, 0, 0, 5, 0, 1, 28, 0, 0, 611, 0, 0);
        assertThat(all()).containsExactly(240L, 28L, 611L, 7L);
        assertThat(count("select count(*) from meeting m where tenant_id = ? and taken <> (select count(*) from registration r "
                + "where r.meeting_id = m.id)")).isZero();

        assertThat(acme.visitor().get("/submit/5").body()).contains("ประชุมครั้งที่ 5/2568");
        acme.sql("update meeting set starts_at = now() + interval '1 day', ends_at = now() + interval '2 days' where tenant_id = ? and number = 10",
                acme.id());
        assertThat(acme.visitor().post("/submit/10", "emp_id", "100002").body())
                .as("private there and here, and its printed code has no key").contains("ประชุมครั้งที่ 10/2568").doesNotContain("does not exist");
        assertThat(acme.visitor().get("/api/registration_status/10/100002").body()).contains("true");
        acme.sql("delete from registration where tenant_id = ? and number = '100002' and registered_at > now() - interval '1 hour'", acme.id());
        acme.sql("update meeting m set taken = (select count(*) from registration r where r.meeting_id = m.id) where tenant_id = ?", acme.id());
        assertThat(acme.visitor().get("/").body()).as("not listed").doesNotContain("ประชุมครั้งที่ 10/2568");
        assertThat(acme.visitor().get("/submit/3").status()).as("was deleted there").isEqualTo(404);
        assertThat(count("select count(*) from meeting where tenant_id = ? and number = 5 and starts_at = '2026-02-17 02:00:00Z'"
                + " and ends_at = '2026-02-17 05:00:00Z' and visibility = 'private' and status = 'open'")).isEqualTo(1);
        assertThat(count("select count(*) from meeting where tenant_id = ? and number in (4, 16, 20) and status = 'closed'")).isEqualTo(3);
        assertThat(count("select count(*) from registration where tenant_id = ? and name = 'คนที่ลาออกแล้ว' and by_hand"
                + " and registered_at = '2025-08-20 02:00:00Z'")).isEqualTo(1);
        assertThat(count("select count(*) from registration where tenant_id = ? and not by_hand and employee_id is not null")).isEqualTo(610);
        assertThat(count("select count(*) from account where tenant_id = ? and status = 'pending' and role = 'organizer'"
                + " and email like '%@old.example'")).isEqualTo(5);
        assertThat(count("select count(*) from meeting m join account a on a.id = m.organizer_id and a.tenant_id = m.tenant_id "
                + "where m.tenant_id = ? and m.number = 1 and a.email = 'organizer2@old.example'")).isEqualTo(1);
        assertThat(count("select count(*) from one_time_code where tenant_id = ? and email like '%@old.example'")).isZero();
        assertThat(count("select count(*) from outbox where tenant_id = ? and (channel = 'webhook' or kind like 'registration.%'"
                + " or recipient like '%@old.example')")).as("told to nobody").isZero();
        assertThat(count("select count(*) from audit_entry where tenant_id = ? and verb = 'organization.moved_in'")).isEqualTo(1);

        Answer report = ann.get("/admin/moving-in/" + acme.count("select 1") + "/report");
        assertThat(report.status()).isEqualTo(404);
        report = ann.get("/admin/moving-in/" + id("select id from move where tenant_id = ?") + "/report");
        assertThat(report.body()).contains("Organizer,organizer5@old.example,left out,Was switched off there.", "Registrations,,Will come,611");

        acme.sql("update registration set status = 'cancelled', cancelled_at = now() where tenant_id = ? and name = 'คนที่ลาออกแล้ว'", acme.id());
        Answer again = read("inserts.sql");
        assertThat(counts(again)).containsExactly(0, 240, 0, 0, 5, 1, 0, 28, 0, 0, 611, 0);
        assertThat(again.body()).contains("There is nothing to store.").doesNotContain("value=\"store\"");
        assertThat(counts(store(again))).containsExactly(0, 240, 0, 0, 5, 1, 0, 28, 0, 0, 611, 0);
        assertThat(all()).containsExactly(240L, 28L, 611L, 7L);

        ann.post("/organizer/meeting/create", "topic", "Our own", "meeting_date", "2031-01-01", "start_time", "09:00", "end_time", "10:00",
                "meeting_type", "onsite", "is_public", "on");
        assertThat(count("select max(number) from meeting where tenant_id = ?")).as("numbers go on above").isEqualTo(31);
    }

    @Test
    void asksWhatBecomesOfMeetingsWhoseNumbersAreTaken() throws IOException {
        meeting(6, "Ours of number 6");
        meeting(7, "Ours of number 7");
        Answer shown = read("inserts.sql");
        assertThat(shown.body()).contains("2 meetings have numbers that are taken", "Number 6 belongs to “Ours of number 6”");
        assertThat(counts(shown)).as("left out until somebody chooses").startsWith(240, 0, 0, 5, 0, 1, 26, 0, 2);
        String six = key(shown, 6);
        String seven = key(shown, 7);
        picture("moving-in-look");

        Answer done = store(shown, "choice-" + six, "renumber", "choice-" + seven, "leave");
        assertThat(counts(done)).startsWith(240, 0, 0, 5, 0, 1, 27, 0, 1);
        assertThat(done.body()).contains("It has number 31 instead of 6", "The QR codes printed for it do not work", "Number 7 is taken");
        assertThat(acme.visitor().get("/submit/6").body()).contains("Ours of number 6").doesNotContain("6/2568");
        assertThat(acme.visitor().get("/submit/31").body()).contains("ประชุมครั้งที่ 6/2568");
        assertThat(count("select count(*) from meeting where tenant_id = ? and topic = 'ประชุมครั้งที่ 7/2568'")).isZero();
        picture("moving-in-done");

        Answer again = read("copy.sql");
        assertThat(counts(again)).as("the one left out is asked about again").startsWith(0, 240, 0, 0, 5, 1, 0, 27, 1);
    }

    @Test
    void runsNothingOfAHostileDump() throws IOException {
        String evil = """
                \\connect template1
                \\! touch /tmp/prachum-moved-in
                DROP TABLE meeting CASCADE;
                CREATE FUNCTION evil() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM employee; END $$;
                SELECT evil();
                INSERT INTO users (id, email, name) VALUES (1, 'x''); DELETE FROM employee; --@old.example', 'x'), (2, pg_read_file('/etc/passwd'), 'y');
                COPY public.employees (emp_id, emp_name) FROM stdin;
                900001\t'); DROP TABLE registration; --
                900002\t<script>alert(1)</script>${7*7}#{7*7}{"a",NULL}\\\\
                '900003'\tx
                \\.
                COPY public.meetings (id, topic, meeting_date, start_time, end_time, additional_info) FROM stdin;
                7\t<script>alert(1)</script>'); DELETE FROM meeting; --\t2031-08-29\t09:00:00\t10:00:00\t<script>alert(2)</script>
                \\.
                COPY public.registrations (id, meeting_id, emp_id, emp_name) FROM stdin;
                1\t7\t900001\t'); DROP TABLE account; --
                2\t999\t900001\tNowhere
                3\t7\t0900001\tThe same
                \\.
                """;
        Answer shown = read("evil.sql", evil.getBytes(UTF_8));
        assertThat(counts(shown)).containsExactly(2, 0, 1, 0, 0, 2, 1, 0, 0, 1, 0, 2);
        assertThat(shown.body())
                .contains("This line holds something to be calculated", "Meeting 999 is neither in the files", "Leading zeros do not matter")
                .doesNotContain("<script>alert");
        Answer done = store(shown);
        assertThat(done.body()).doesNotContain("<script>alert");
        assertThat(all()).containsExactly(2L, 1L, 1L, 2L);
        assertThat(count("select count(*) from employee where tenant_id = ? and name = '''); DROP TABLE registration; --'")).isEqualTo(1);
        assertThat(count("select count(*) from employee where tenant_id = ? and name like '%{\"a\",NULL}\\\\'")).isEqualTo(1);
        assertThat(acme.visitor().get("/submit/7").body()).doesNotContain("<script>alert");
        assertThat(Path.of("/tmp/prachum-moved-in")).doesNotExist();
    }

    /** People, organizers and the first meetings are stored by then, and there may be no sixth. */
    @Test
    void storesAllOfItOrNothing() throws IOException {
        Answer shown = read("copy.sql");
        acme.sql("insert into quota (tenant_id, id, employees, meetings) values (?, ?, 1000, 5)", acme.id(), UUID.randomUUID());
        ann.post(PAGE, "action", "store", "move", shown.between("name=\"move\" value=\"", "\""));
        Answer refused = whenStill();
        assertThat(refused.body()).contains("notice bad", "as many meetings as it may").contains("value=\"store\"");
        assertThat(all()).containsExactly(0L, 0L, 0L, 2L);
        assertThat(count("select count(*) from moved_meeting where tenant_id = ?")).isZero();

        acme.sql("update quota set meetings = 100 where tenant_id = ?", acme.id());
        store(refused);
        assertThat(all()).containsExactly(240L, 28L, 611L, 7L);
    }

    @Test
    void nobodyComesAsAnAdminOrWithACode() throws IOException {
        store(read("old.sql", """
                COPY public.users (id, email, name, is_active, is_admin) FROM stdin;
                1\tchief@old.example\tChief\tt\tt
                \\.
                COPY public.otp_tokens (id, email, token, purpose, used) FROM stdin;
                1\tchief@old.example\t123456\tlogin\tf
                \\.
                """.getBytes(UTF_8)));
        assertThat(World.text("select role || ' ' || status from account where tenant_id = ? and email = 'chief@old.example'", acme.id()))
                .isEqualTo("organizer pending");
        assertThat(count("select count(*) from one_time_code where tenant_id = ? and email = 'chief@old.example'")).isZero();
    }

    @Test
    void refusesWhatItCannotReadAndStoresNothing() throws IOException {
        assertThat(ended(read("custom.dump"))).startsWith("custom.dump cannot be read").contains("pg_restore");
        assertThat(ended(read("old.sql", Files.readString(DUMPS.resolve("copy.sql")).substring(0, 60_000).getBytes(UTF_8))))
                .startsWith("old.sql cannot be read").contains("cut off");
        assertThat(ended(read("bomb.sql.gz", bomb()))).startsWith("bomb.sql.gz cannot be read").contains("larger than 512 MB");
        assertThat(ended(read("people.csv", "a,b\n1,2".getBytes(UTF_8)))).contains("The column emp_id is missing.");
        assertThat(ended(read("schedule.json", "{\"topic\":\"T\",\"date\":\"29 xx 2568\"}".getBytes(UTF_8)))).contains("“date” is “29 xx 2568”");
        assertThat(ann.post(PAGE).between("id=\"file-error\">", "</p>")).isEqualTo("Please choose a file.");
        assertThat(all()).containsExactly(0L, 0L, 0L, 2L);
        assertThat(count("select count(*) from employee_import where tenant_id = ?")).isZero();
        assertThat(acme.signedIn("olga").get(PAGE).status()).isEqualTo(404);
        assertThat(acme.visitor().get(PAGE).status()).isEqualTo(302);
    }

    @Test
    void bringsFilesTogetherAndLetsInWhoMayComeByThemselves() throws IOException {
        acme.sql("insert into sign_up_rule (tenant_id, id, domains, approval_wanted) values (?, ?, 'old.example', false)", acme.id(), UUID.randomUUID());
        byte[] people = "emp_id,emp_name,ส่วนเต็ม\r\n800001,ณัฐชา วารีรักษ์,ฝึกอบรม\r\n0800001,Twice,\r\n100001,Ours,".getBytes(Charset.forName("x-windows-874"));
        byte[] schedule = ("\uFEFF{\"topic\":\"ประชุม\",\"date\":\"29 ส.ค. 2574\",\"start_time\":\"09:00\",\"end_time\":\"12:00\",\"room\":\"A\","
                + "\"floor\":\"5\",\"building\":\"B\"}").getBytes(UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(Files.readAllBytes(DUMPS.resolve("copy.sql")));
        }
        Answer shown = upload(List.of("employee.csv", "schedule.json", "old.sql.gz"), List.of(people, schedule, packed.toByteArray()));
        assertThat(counts(shown)).startsWith(241, 1, 1, 5, 0, 1, 29, 0, 0);
        assertThat(shown.body()).contains("Row 2 has the same number.");
        store(shown);
        assertThat(all()).containsExactly(241L, 29L, 611L, 7L);
        assertThat(count("select count(*) from employee where tenant_id = ? and number = '800001' and section_full = 'ฝึกอบรม'")).isEqualTo(1);
        assertThat(count("select number from meeting where tenant_id = ? and topic = 'ประชุม' and starts_at = '2031-08-29 02:00:00Z'"))
                .as("after those that keep their numbers").isEqualTo(31);
        assertThat(count("select count(*) from account where tenant_id = ? and status = 'active' and email like '%@old.example'")).isEqualTo(5);
        assertThat(counts(upload(List.of("schedule.json"), List.of(schedule)))).endsWith(0, 1, 0, 0, 0, 0);
    }

    @Test
    void movesInFromTheOperatorsFolderAfterADryRunAndOnce() throws IOException {
        meeting(5, "Ours of number 5");
        Path folder = Files.createDirectories(House.movingIn().resolve(acme.subdomain()));
        Path dump = Files.copy(DUMPS.resolve("copy.sql"), folder.resolve("old.sql"));
        Files.setLastModifiedTime(dump, FileTime.from(Instant.now().minusSeconds(60)));

        waitUntil(() -> Files.exists(folder.resolve(MoveFolders.REPORT)));
        assertThat(Files.readString(folder.resolve(MoveFolders.REPORT))).contains("Meetings,,Will come,27", "Number 5 belongs to “Ours of number 5”");
        assertThat(all()).as("a dry run").containsExactly(0L, 1L, 0L, 2L);
        waitUntil(() -> count("select count(*) from move where tenant_id = ?") == 0);

        Files.writeString(folder.resolve(MoveFolders.GO), "renumber\n");
        Files.setLastModifiedTime(folder.resolve(MoveFolders.GO), FileTime.from(Instant.now().plusSeconds(1)));
        waitUntil(() -> Files.exists(folder.resolve(MoveFolders.DONE)));
        assertThat(Files.readString(folder.resolve(MoveFolders.DONE))).contains("It has number 31 instead of 5");
        assertThat(all()).containsExactly(240L, 29L, 611L, 7L);
        assertThat(ann.get(PAGE).body()).contains("old.sql moved in");
        assertThat(count("select count(*) from audit_entry where tenant_id = ? and verb = 'organization.moved_in' and actor = 'system'"))
                .isEqualTo(1);
        assertThat(folder.resolve(MoveFolders.REPORT)).exists();
    }

    @Test
    void takesNobodyBeyondTheSeatsThatAMeetingHasByNow() throws IOException {
        String meetings = "COPY meetings (id, topic, meeting_date, start_time, end_time) FROM stdin;\n5\tT\t2031-01-01\t09:00\t10:00\n\\.\n";
        String places = "COPY registrations (id, meeting_id, emp_id, emp_name, registration_time) FROM stdin;\n1\t5\t100001\tA\t2030-01-01 00:00:01\n";
        store(read("first.sql", (meetings + places + "\\.\n").getBytes(UTF_8)));
        acme.sql("update meeting set capacity = 2 where tenant_id = ?", acme.id());
        Answer done = store(read("later.sql", (meetings + places + "2\t5\t100002\tLate\t2030-01-01 00:00:03\n3\t5\t100003\tEarly\t2030-01-01 00:00:02\n\\.\n")
                .getBytes(UTF_8)));
        assertThat(counts(done)).endsWith(0, 1, 0, 1, 1, 1);
        assertThat(done.body()).contains("The meeting has no seat for this person");
        assertThat(count("select count(*) from registration where tenant_id = ? and name = 'Early'")).isEqualTo(1);
        assertThat(count("select taken from meeting where tenant_id = ?")).isEqualTo(2);
    }

    /** Before anybody sees it, because what an organization is like is kept in mind. */
    private static World inBangkok() {
        World world = World.create();
        world.sql("update organization set zone = 'Asia/Bangkok' where id = ?", world.id());
        return world;
    }

    private Answer read(String dump) throws IOException {
        return read(dump, Files.readAllBytes(DUMPS.resolve(dump)));
    }

    private Answer read(String name, byte[] file) {
        return upload(List.of(name), List.of(file));
    }

    /** In one form, and waits until all is read. */
    private Answer upload(List<String> names, List<byte[]> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < names.size(); i++) {
            body.writeBytes(("--moving\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + names.get(i)
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(UTF_8));
            body.writeBytes(files.get(i));
            body.writeBytes("\r\n".getBytes(UTF_8));
        }
        body.writeBytes("--moving--\r\n".getBytes(UTF_8));
        Answer uploaded = ann.postBody(PAGE, "multipart/form-data; boundary=moving", body.toByteArray());
        assertThat(uploaded.status()).as(uploaded.body()).isEqualTo(302);
        return whenStill();
    }

    /** Says yes to what is shown, and waits for the end. */
    private Answer store(Answer shown, String... choices) {
        List<String> form = new ArrayList<>(List.of("action", "store", "move", shown.between("name=\"move\" value=\"", "\"")));
        form.addAll(List.of(choices));
        Answer confirmed = ann.post(PAGE, form.toArray(String[]::new));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(302);
        Answer done = whenStill();
        assertThat(done.body()).contains("notice good");
        return done;
    }

    private Answer whenStill() {
        Answer[] page = {ann.get(PAGE)};
        waitUntil(() -> {
            page[0] = ann.get(PAGE);
            return page[0].body().contains("data-running=\"false\"");
        });
        return page[0];
    }

    private static void waitUntil(BooleanSupplier done) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Of people, organizers, meetings and registrations: how many come, are here, are left out. */
    private static List<Integer> counts(Answer page) {
        String table = page.between("id=\"counts\">", "</table>");
        return Pattern.compile("<td>(\\d+)</td>").matcher(table).results().map(found -> Integer.valueOf(found.group(1))).toList();
    }

    private static String ended(Answer page) {
        return page.between("id=\"ended\">", "</p>").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    /** The name of the choice about the meeting of that number. */
    private static String key(Answer page, int number) {
        String from = page.body().substring(page.body().indexOf("<legend>" + number + " "));
        int at = from.indexOf("name=\"choice-") + "name=\"choice-".length();
        return from.substring(at, from.indexOf('"', at));
    }

    private List<Long> all() {
        return List.of(
                count("select count(*) from employee where tenant_id = ?"),
                count("select count(*) from meeting where tenant_id = ?"),
                count("select count(*) from registration where tenant_id = ?"),
                count("select count(*) from account where tenant_id = ?"));
    }

    private void meeting(int number, String topic) {
        acme.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at) values "
                + "(?, ?, ?, ?, 'onsite', 'public', 'k', now() + interval '1 day', now() + interval '2 days')",
                acme.id(), UUID.randomUUID(), number, topic);
    }

    private long count(String query) {
        return acme.count(query, acme.id());
    }

    private String id(String query) {
        return World.text(query, acme.id());
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] blank = new byte[1 << 20];
        try (OutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 520; i++) {
                out.write(blank);
            }
        }
        return packed.toByteArray();
    }

    private void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        try (Chromium chromium = Chromium.open()) {
            for (String language : List.of("th", "en")) {
                try (BrowserContext context = chromium.browser().newContext(
                        new Browser.NewContextOptions().setViewportSize(language.equals("th") ? 360 : 1280, 800))) {
                    String url = acme.url("/");
                    ann.cookies().forEach((cookie, value) -> context.addCookies(List.of(new Cookie(cookie, value).setUrl(url))));
                    context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
                    Page page = context.newPage();
                    page.navigate(acme.url(PAGE));
                    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + language + ".png")).setFullPage(true));
                    assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                            .as(name + " scrolls sideways").isEqualTo(0);
                }
            }
        }
    }
}
