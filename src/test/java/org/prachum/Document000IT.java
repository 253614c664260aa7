package org.prachum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.Patience;
import org.prachum.testing.World;

/**
 * A tour of the addresses of document 000, as its own users go it: plain HTTP, cookies, its field names, its answers; at an organization
 * with the people of the demonstration. What was a change by a link there asks first, and whoever signs in does so by a mailed code.
 */
class Document000IT {

    /** The list of the document, and what its program has besides. */
    private static final Set<String> ROUTES = Set.of(
            "GET /",
            "GET /submit/<meeting_id>",
            "POST /submit",
            "POST /submit/<meeting_id>",
            "POST /submit_manual",
            "POST /submit_manual/<meeting_id>",
            "GET /api/check_employee/<emp_id>",
            "GET /api/registration_status/<meeting_id>/<emp_id>",
            "GET /meeting/<meeting_id>/qrcode",
            "GET /meeting/<meeting_id>/qrcode/download",
            "GET /auth/register",
            "POST /auth/register",
            "GET /auth/verify-register",
            "POST /auth/verify-register",
            "GET /auth/login",
            "POST /auth/login",
            "GET /auth/verify-login",
            "POST /auth/verify-login",
            "GET /auth/logout",
            "GET /auth/check-email-status",
            "GET /organizer/",
            "GET /organizer/meeting/create",
            "POST /organizer/meeting/create",
            "GET /organizer/meeting/<id>/edit",
            "POST /organizer/meeting/<id>/edit",
            "GET /organizer/meeting/<id>/registrations",
            "GET /organizer/meeting/<id>/export",
            "GET /organizer/meeting/<id>/export/<format>",
            "GET /admin",
            "GET /admin/login",
            "POST /admin/login",
            "GET /admin/logout",
            "GET /admin/meetings",
            "GET /admin/meetings/create",
            "POST /admin/meetings/create",
            "GET /admin/meetings/<id>/edit",
            "POST /admin/meetings/<id>/edit",
            "POST /admin/meetings/<id>/delete",
            "GET /admin/meetings/<id>/toggle",
            "GET /admin/meetings/<id>/set_exclusive",
            "GET /admin/registrations/<meeting_id>",
            "GET /admin/registrations/<meeting_id>/export",
            "POST /admin/registrations/<id>/delete",
            "POST /admin/registrations/delete_multiple",
            "POST /admin/registrations/<meeting_id>/delete_all",
            "GET /admin/employees",
            "GET /admin/statistics");

    private static final String BOM = "\uFEFF";
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)[^>]* name=\"([^\"]+)\"");
    private static final Pattern TICKED = Pattern.compile("name=\"registration_ids\\[]\" value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("/meeting/(\\d+)/edit");

    private static World twin;

    @BeforeAll
    static void employThePeopleOfTheDemonstration() throws IOException {
        twin = World.create();
        twin.sql("update organization set zone = 'Asia/Bangkok' where id = ?", twin.id());
        twin.sql("insert into sign_up_rule (tenant_id, id, approval_wanted) values (?, gen_random_uuid(), false)", twin.id());
        List<String> lines = Files.readAllLines(Path.of("tenants", "acme", "employees.csv"), StandardCharsets.UTF_8);
        for (String line : lines.subList(1, 20)) {
            String[] cells = line.substring(1, line.length() - 1).split("\",\"", -1);
            twin.sql("insert into employee (tenant_id, number, number_key, name, name_folded, position, section_short, cost_center_name)"
                            + " values (?, ?, ?, ?, lower(?), ?, ?, ?)",
                    twin.id(), cells[0], cells[0], cells[1], cells[1], cells[2], cells[4], cells[16]);
        }
    }

    @Test
    void somebodyRegistersByTheirNumber() {
        World world = alone();
        Client visitor = world.visitor();
        int meeting = meeting(world, "Safety briefing");
        Answer portal = on("GET /", visitor.get("/"));
        assertThat(portal.status()).isEqualTo(200);
        assertThat(portal.between("<form method=\"post\" action=\"", "\"")).isEqualTo("/submit/" + meeting);
        assertThat(fields(on("GET /submit/<meeting_id>", visitor.get("/submit/" + meeting)))).contains("emp_id");

        Answer done = on("POST /submit/<meeting_id>", visitor.post("/submit/" + meeting, "emp_id", "0100002"));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body()).contains("Thomas Okonkwo", "BRI-D");
        Answer again = visitor.post("/submit/" + meeting, "emp_id", "100002");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("This number is registered already");

        Answer unknown = on("POST /submit", visitor.post("/submit", "emp_id", "900001"));
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(fields(unknown)).contains("new_emp_id", "new_emp_name", "new_position", "new_sec_short", "new_cc_name");
        assertThat(unknown.body()).contains("value=\"900001\"");
        assertThat(on("POST /submit_manual/<meeting_id>", visitor.post("/submit_manual/" + meeting, "new_emp_id", "900001", "new_emp_name",
                                "Guest One", "new_position", "Guest", "new_sec_short", "EXT", "new_cc_name", "None"))
                        .body())
                .contains("You are registered, Guest One");
        assertThat(on("POST /submit_manual", visitor.post("/submit_manual", "new_emp_id", "900002", "new_emp_name", "Guest Two")).body())
                .contains("You are registered, Guest Two");
        assertThat(world.count("select count(*) from registration where tenant_id = ? and status = 'confirmed'", world.id())).isEqualTo(3);
        assertThat(world.count("select count(*) from registration where tenant_id = ? and by_hand", world.id())).isEqualTo(2);
    }

    @Test
    void theTwoLookUpsAnswerInTheirShapes() {
        World world = alone();
        Client visitor = world.visitor();
        int meeting = meeting(world, "Safety briefing");
        assertThat(on("GET /api/check_employee/<emp_id>", visitor.get("/api/check_employee/00100002")).body())
                .isEqualTo("{\"exists\":true,\"data\":{\"emp_id\":\"100002\",\"emp_name\":\"Thomas Okonkwo\","
                        + "\"position\":\"Senior Engineer\",\"sec_short\":\"BRI-D\",\"cc_name\":\"Bridge Design (BRI-D)\"}}");
        assertThat(visitor.get("/api/check_employee/999999").body()).isEqualTo("{\"exists\":false}");
        String status = "/api/registration_status/" + meeting + "/100002";
        assertThat(on("GET /api/registration_status/<meeting_id>/<emp_id>", visitor.get(status)).body()).isEqualTo("{\"registered\":false}");
        visitor.post("/submit/" + meeting, "emp_id", "100002");
        assertThat(visitor.get(status).body()).isEqualTo("{\"registered\":true}");
    }

    @Test
    void theQrCodeIsAPageAndAFile() {
        World world = alone();
        int meeting = meeting(world, "Safety briefing");
        Answer page = on("GET /meeting/<meeting_id>/qrcode", world.visitor().get("/meeting/" + meeting + "/qrcode"));
        assertThat(page.body()).contains(world.url("/submit/" + meeting), "/meeting/" + meeting + "/qrcode/download");
        Answer file = on("GET /meeting/<meeting_id>/qrcode/download", world.visitor().get("/meeting/" + meeting + "/qrcode/download"));
        assertThat(file.header("Content-Type")).isEqualTo("image/png");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"qrcode_meeting_" + meeting + ".png\"");
        assertThat(file.header("Cache-Control")).contains("no-cache");
    }

    @Test
    void somebodyBecomesAnOrganizerAndSignsInAndOut() {
        Client pat = twin.visitor();
        assertThat(on("GET /auth/check-email-status", pat.get("/auth/check-email-status")).body()).isEqualTo("{\"status\":\"no_job\"}");
        assertThat(fields(on("GET /auth/register", pat.get("/auth/register")))).contains("name", "email");
        assertThat(on("POST /auth/register", pat.post("/auth/register", "name", "Pat", "email", twin.email("pat"))).header("Location"))
                .isEqualTo("/auth/verify-register");
        assertThat(pat.get("/auth/check-email-status").body()).isEqualTo("{\"status\":\"finished\",\"result\":true}");
        assertThat(fields(on("GET /auth/verify-register", pat.get("/auth/verify-register")))).contains("otp");
        assertThat(on("POST /auth/verify-register", pat.post("/auth/verify-register", "otp", twin.codeFor(twin.email("pat"))))
                        .header("Location"))
                .isEqualTo("/organizer");
        assertThat(pat.get("/auth/check-email-status").body()).isEqualTo("{\"status\":\"not_found\"}");
        assertThat(pat.get("/organizer/").status()).isEqualTo(200);

        assertThat(on("GET /auth/logout", pat.get("/auth/logout")).status()).isEqualTo(200);
        assertThat(pat.get("/organizer/").status()).as("a link only asks").isEqualTo(200);
        assertThat(pat.post("/auth/logout").header("Location")).isEqualTo("/");
        assertThat(pat.get("/organizer/").header("Location")).startsWith("/auth/login");

        Client olga = twin.visitor();
        assertThat(fields(on("GET /auth/login", olga.get("/auth/login")))).contains("email");
        assertThat(on("POST /auth/login", olga.post("/auth/login", "email", twin.email("olga"))).header("Location"))
                .isEqualTo("/auth/verify-login");
        assertThat(fields(on("GET /auth/verify-login", olga.get("/auth/verify-login")))).contains("otp");
        assertThat(on("POST /auth/verify-login", olga.post("/auth/verify-login", "otp", twin.codeFor(twin.email("olga")))).header("Location"))
                .isEqualTo("/organizer");
    }

    @Test
    void anOrganizerLooksAfterTheirMeetings() {
        World world = alone();
        Client olga = world.signedIn("olga");
        assertThat(on("GET /organizer/", olga.get("/organizer/")).status()).isEqualTo(200);
        assertThat(fields(on("GET /organizer/meeting/create", olga.get("/organizer/meeting/create"))))
                .contains("topic", "meeting_date", "start_time", "end_time", "meeting_type", "room", "floor", "building", "meeting_url",
                        "meeting_id", "meeting_password", "additional_info", "is_public");
        Answer created = on("POST /organizer/meeting/create", olga.post(
                "/organizer/meeting/create", "topic", "ประชุมใหญ่", "meeting_date", "2099-11-20", "start_time", "09:00", "end_time", "10:30",
                "meeting_type", "hybrid", "room", "801", "floor", "8", "building", "HQ", "meeting_url", "https://zoom.example/j/1",
                "meeting_id", "841", "meeting_password", "secret", "additional_info", "Bring tea", "is_public", "on"));
        int meeting = number(created);
        assertThat(world.count("select count(*) from meeting where tenant_id = ? and starts_at = '2099-11-20 02:00Z'"
                + " and ends_at = '2099-11-20 03:30Z' and format = 'hybrid' and visibility = 'public' and status = 'open'"
                + " and online_password = 'secret'", world.id())).isEqualTo(1);
        world.sql("update meeting set capacity = 40, waiting_list = true, registration_closes_at = '2099-11-20 01:00Z' where tenant_id = ?",
                world.id());

        Answer form = on("GET /organizer/meeting/<id>/edit", olga.get("/organizer/meeting/" + meeting + "/edit"));
        assertThat(form.body()).contains("value=\"ประชุมใหญ่\"", "value=\"2099-11-20\"", "value=\"09:00\"");
        Answer saved = on("POST /organizer/meeting/<id>/edit", olga.post(
                "/organizer/meeting/" + meeting + "/edit", "topic", "ประชุมใหญ่มาก", "meeting_date", "2099-11-21", "start_time", "09:00",
                "end_time", "11:00", "meeting_type", "onsite", "room", "802", "floor", "8", "building", "HQ", "additional_info", "",
                "is_active", "on"));
        assertThat(saved.status()).isEqualTo(302);
        assertThat(world.count("select count(*) from meeting where tenant_id = ? and topic = 'ประชุมใหญ่มาก' and ends_at = '2099-11-21 04:00Z'"
                + " and visibility = 'private' and room = '802' and online_url is null and information is null and status = 'open'",
                world.id())).isEqualTo(1);
        assertThat(world.count("select count(*) from meeting where tenant_id = ? and capacity = 40 and waiting_list"
                + " and registration_closes_at is not null", world.id())).as("what that form has no field for").isEqualTo(1);
        olga.post("/organizer/meeting/" + meeting + "/edit", "topic", "ประชุมใหญ่", "meeting_date", "2099-11-20", "start_time", "09:00",
                "end_time", "10:30", "meeting_type", "onsite", "is_public", "on");
        assertThat(status(world, meeting)).as("without its tick").isEqualTo("closed");
        olga.post("/organizer/meeting/" + meeting + "/edit", "topic", "ประชุมใหญ่", "meeting_date", "2099-11-20", "start_time", "09:00",
                "end_time", "10:30", "meeting_type", "onsite", "is_public", "on", "is_active", "on");
        assertThat(status(world, meeting)).isEqualTo("open");

        world.visitor().post("/submit/" + meeting, "emp_id", "100002");
        assertThat(on("GET /organizer/meeting/<id>/registrations", olga.get("/organizer/meeting/" + meeting + "/registrations")).body())
                .contains("Thomas Okonkwo");
        Answer export = on("GET /organizer/meeting/<id>/export", olga.get("/organizer/meeting/" + meeting + "/export"));
        assertThat(export.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(export.body()).startsWith(BOM + "ลำดับ,รหัสพนักงาน,ชื่อ,ตำแหน่ง,หน่วยงาน,ศูนย์ต้นทุน,เวลาลงทะเบียน,ลงทะเบียนด้วยตนเอง\r\n"
                + "1,100002,Thomas Okonkwo,Senior Engineer,BRI-D,Bridge Design (BRI-D),");
        assertThat(export.body()).endsWith(",ไม่\r\n");
        assertThat(on("GET /organizer/meeting/<id>/export/<format>", olga.get("/organizer/meeting/" + meeting + "/export/csv")).body())
                .isEqualTo(export.body());
        assertThat(olga.get("/organizer/meeting/" + meeting + "/export/excel").header("Content-Type"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    @Test
    void anAdminSignsInByCodeAndSeesEverything() {
        Client visitor = twin.visitor();
        assertThat(on("GET /admin/login", visitor.get("/admin/login")).header("Location")).startsWith("/auth/login?then=");
        assertThat(on("POST /admin/login", visitor.post("/admin/login", "username", "admin", "password", "admin2024")).header("Location"))
                .startsWith("/auth/login");
        assertThat(visitor.get("/admin").header("Location")).startsWith("/auth/login");

        Client ann = twin.signedIn("ann");
        assertThat(on("GET /admin", ann.get("/admin")).status()).isEqualTo(200);
        assertThat(ann.get("/admin/login").status()).isEqualTo(200);
        assertThat(on("GET /admin/statistics", ann.get("/admin/statistics")).status()).isEqualTo(200);
        Answer found = on("GET /admin/employees", ann.get("/admin/employees?search=okonkwo&page=1"));
        assertThat(found.body()).contains("Thomas Okonkwo").doesNotContain("Mary Ellis");
        assertThat(ann.get("/admin/employees").body()).contains("Thomas Okonkwo", "Mary Ellis");
        assertThat(on("GET /admin/logout", ann.get("/admin/logout")).between("action=\"", "\"")).isEqualTo("/auth/logout");
    }

    @Test
    void anAdminLooksAfterAllMeetings() {
        World world = alone();
        Client ann = world.signedIn("ann");
        assertThat(on("GET /admin/meetings/create", ann.get("/admin/meetings/create")).status()).isEqualTo(200);
        int first = number(on("POST /admin/meetings/create", ann.post("/admin/meetings/create", "topic", "First", "meeting_date", "2099-11-20",
                "start_time", "09:00", "end_time", "10:00", "meeting_type", "onsite", "is_public", "on")));
        int second = number(create(ann, "Second"));
        assertThat(on("GET /admin/meetings", ann.get("/admin/meetings")).body()).contains("First", "Second");
        assertThat(on("GET /admin/meetings/<id>/edit", ann.get("/admin/meetings/" + first + "/edit")).body()).contains("value=\"First\"");
        on("POST /admin/meetings/<id>/edit", ann.post("/admin/meetings/" + first + "/edit", "topic", "The first", "meeting_date", "2099-11-20",
                "start_time", "09:00", "end_time", "10:00", "meeting_type", "onsite", "is_public", "on", "is_active", "on"));
        assertThat(ann.get("/admin/meetings").body()).contains("The first");

        assertThat(on("GET /admin/meetings/<id>/toggle", ann.get("/admin/meetings/" + first + "/toggle")).body()).contains("Close registration?");
        assertThat(status(world, first)).as("a link only asks").isEqualTo("open");
        assertThat(ann.post("/admin/meetings/" + first + "/toggle").header("Location")).isEqualTo("/admin/meetings");
        assertThat(status(world, first)).isEqualTo("closed");
        ann.post("/admin/meetings/" + first + "/toggle");
        assertThat(status(world, first)).isEqualTo("open");

        assertThat(on("GET /admin/meetings/<id>/set_exclusive", ann.get("/admin/meetings/" + first + "/set_exclusive")).body())
                .contains("Open only this meeting?", "Second");
        assertThat(status(world, second)).isEqualTo("open");
        ann.post("/admin/meetings/" + first + "/set_exclusive");
        assertThat(status(world, first) + " " + status(world, second)).isEqualTo("open closed");

        world.visitor().post("/submit/" + first, "emp_id", "100002");
        ann.with("X-Requested-With", "XMLHttpRequest");
        Answer refused = on("POST /admin/meetings/<id>/delete", ann.post("/admin/meetings/" + first + "/delete"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/json");
        assertThat(refused.body())
                .isEqualTo("{\"error\":\"People have registered for this meeting, so it cannot be deleted. You can cancel it; they are told.\"}");
        Answer deleted = ann.post("/admin/meetings/" + second + "/delete");
        assertThat(deleted.status() + " " + deleted.body()).isEqualTo("200 {\"success\":true}");
        ann.with("X-Requested-With", null);
        assertThat(ann.post("/admin/meetings/" + first + "/delete").body()).contains("People have registered for this meeting");
        assertThat(ann.get("/admin/meetings/" + second + "/edit").status()).isEqualTo(404);
        assertThat(world.count("select count(*) from meeting where tenant_id = ?", world.id())).isEqualTo(1);
    }

    @Test
    void anAdminRemovesOneSeveralOrAllRegistrations() {
        World world = alone();
        Client ann = world.signedIn("ann");
        int meeting = number(create(ann, "Crowded"));
        List<String> numbers = List.of(World.text(
                        "select string_agg(number, ' ') from (select number from employee where tenant_id = ? order by number limit 8) e", world.id())
                .split(" "));
        numbers.forEach(number -> world.visitor().post("/submit/" + meeting, "emp_id", number));
        Answer list = on("GET /admin/registrations/<meeting_id>", ann.get("/admin/registrations/" + meeting));
        List<String> ids = TICKED.matcher(list.body()).results().map(found -> found.group(1)).toList();
        assertThat(ids).hasSize(8);
        Answer export = on("GET /admin/registrations/<meeting_id>/export", ann.get("/admin/registrations/" + meeting + "/export"));
        assertThat(export.body())
                .startsWith(BOM + "ลำดับ,รหัสพนักงาน,ชื่อ-นามสกุล,ตำแหน่ง,ส่วนงานย่อ,ศูนย์ต้นทุน,เวลาลงทะเบียน,ลงทะเบียนด้วยตนเอง\r\n")
                .endsWith(",ไม่ใช่\r\n");

        Answer one = on("POST /admin/registrations/<id>/delete", ann.post("/admin/registrations/" + ids.get(0) + "/delete?page=1"));
        assertThat(one.header("Location")).matches("/admin/registrations/" + meeting + "\\?removal=[0-9a-f-]{36}&page=1");
        assertThat(ann.get(one.header("Location")).body()).contains("1 registration was removed.");
        assertThat(confirmed(world)).isEqualTo(7);
        on("POST /admin/registrations/delete_multiple", ann.post("/admin/registrations/delete_multiple", "registration_ids[]", ids.get(1),
                "registration_ids[]", ids.get(2), "meeting_id", String.valueOf(meeting)));
        assertThat(confirmed(world)).isEqualTo(5);
        assertThat(ann.post("/admin/registrations/delete_multiple", "meeting_id", String.valueOf(meeting)).body())
                .contains("Choose at least one registration first.");

        String all = "/admin/registrations/" + meeting + "/delete_all";
        assertThat(ann.post(all).status()).isEqualTo(200);
        assertThat(ann.post(all, "confirm", "yes").status()).isEqualTo(200);
        assertThat(confirmed(world)).as("not confirmed").isEqualTo(5);
        assertThat(on("POST /admin/registrations/<meeting_id>/delete_all", ann.post(all, "confirm", "DELETE_ALL")).status()).isEqualTo(302);
        assertThat(confirmed(world)).isZero();
        Patience.until(Duration.ofSeconds(60), "free seats, once nobody can undo it any more",
                () -> world.count("select taken from meeting where tenant_id = ?", world.id()) == 0);
    }

    /** What nobody goes to would be missed here. */
    @Test
    void everyRouteOfTheDocumentIsGone() {
        Pattern gone = Pattern.compile("on\\(\\s*\"((?:GET|POST) [^\"]+)\"");
        Set<String> routes = gone.matcher(source()).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes).isEqualTo(new TreeSet<>(ROUTES));
    }

    /** Names the route of the document that was gone; none of ours ends in an incident. */
    private static Answer on(String route, Answer answer) {
        assertThat(ROUTES).contains(route);
        assertThat(answer.status()).as(route).isLessThan(500).isNotEqualTo(404);
        return answer;
    }

    /** An organization with the same people and no meeting, whose admin decided that a typed number tells what it told there. */
    private static World alone() {
        World world = World.create();
        world.sql("insert into look_up_rule (tenant_id, id, reveals) values (?, gen_random_uuid(), 'full')", world.id());
        world.sql("update organization set zone = 'Asia/Bangkok' where id = ?", world.id());
        world.sql("insert into employee (tenant_id, number, number_key, name, name_folded, position, section_short, cost_center_name)"
                        + " select ?, number, number_key, name, name_folded, position, section_short, cost_center_name from employee"
                        + " where tenant_id = ?",
                world.id(), twin.id());
        return world;
    }

    private static int meeting(World world, String topic) {
        return number(create(world.signedIn("olga"), topic));
    }

    private static Answer create(Client organizer, String topic) {
        return organizer.post("/organizer/meeting/create", "topic", topic, "meeting_date", "2099-11-20", "start_time", "09:00", "end_time",
                "10:00", "meeting_type", "onsite", "room", "801", "floor", "8", "building", "HQ", "is_public", "on");
    }

    private static int number(Answer created) {
        var number = NUMBER.matcher(created.header("Location"));
        assertThat(number.find()).as(created.body()).isTrue();
        return Integer.parseInt(number.group(1));
    }

    private static List<String> fields(Answer page) {
        assertThat(page.status()).isEqualTo(200);
        return FIELD.matcher(page.body()).results().map(found -> found.group(1)).toList();
    }

    private static String status(World world, int meeting) {
        return World.text("select status from meeting where tenant_id = ? and number = ?", world.id(), meeting);
    }

    private static long confirmed(World world) {
        return world.count("select count(*) from registration where tenant_id = ? and status = 'confirmed'", world.id());
    }

    private static String source() {
        try {
            return Files.readString(Path.of("src", "test", "java", "org", "prachum", "Document000IT.java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
