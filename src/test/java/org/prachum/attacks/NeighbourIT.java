package org.prachum.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/**
 * Two organizations with the same numbers. Everything of the one is called Zebra, and nothing of the other; whoever is signed in at the
 * other never reads that word, whatever address, id or parameter they try.
 */
class NeighbourIT {

    private static final String MARK = "Zebra";

    static World zebra;
    static World other;
    static Client ann;
    static Client zebrasAdmin;
    static Map<String, String> zebrasIds;

    @BeforeAll
    static void build() {
        zebra = World.create();
        other = World.create();
        zebra.sql("update organization set name = 'Zebra Holding' where id = ?", zebra.id());
        zebra.sql("update account set name = 'Zebra ' || name where tenant_id = ?", zebra.id());
        for (World world : List.of(zebra, other)) {
            world.sql("insert into look_up_rule (tenant_id, id, reveals) values (?, gen_random_uuid(), 'full')", world.id());
        }
        fill(zebra, MARK);
        fill(other, "Plain");
        ann = other.signedIn("ann");
        zebrasAdmin = zebra.signedIn("ann");
        zebrasIds = Map.ofEntries(
                Map.entry("meeting", "1"),
                Map.entry("account", id("select id from account where tenant_id = ? and role = 'organizer'")),
                Map.entry("employee", id("select id from employee where tenant_id = ?")),
                Map.entry("number", "100001"),
                Map.entry("ticket", ticketOf(zebra)),
                Map.entry("registration", id("select id from registration where tenant_id = ? and number = '100001'")),
                Map.entry("deed", "toggle"),
                Map.entry("format", "csv"),
                Map.entry("kiosk", kioskOf(zebrasAdmin)),
                Map.entry("webhook", id("select id from integration where tenant_id = ?")),
                Map.entry("move", moveOf(zebra)),
                Map.entry("chart", "sections"));
    }

    @Test
    void thereIsDataThatCouldLeak() {
        assertThat(zebrasAdmin.get("/organizer").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/admin/employees").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/admin/accounts").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/admin/").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/admin/integrations").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/admin/integrations/webhooks/" + zebrasIds.get("webhook")).body()).contains(MARK);
        assertThat(zebrasAdmin.get("/admin/audit").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/admin/audit/export/csv").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/organizer/meeting/1/statistics").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/organizer/meeting/1/registrations").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/organizer/meeting/1/registrations/export/csv").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/organizer/meeting/1/registrations/delete_all").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/admin/registrations/" + zebrasIds.get("registration") + "/delete").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/organizer/meeting/1/questions").body()).contains(MARK + " question");
        assertThat(zebrasAdmin.get("/organizer/meeting/1/registrations/" + zebrasIds.get("registration")).body()).contains(MARK + " answer");
        assertThat(zebra.visitor().get("/api/meetings/1/questions/").body()).contains(MARK + " question");
        assertThat(zebrasAdmin.get("/admin/meetings/1/set_exclusive").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/admin/meetings/1/toggle").body()).contains(MARK);
        assertThat(zebrasAdmin.get("/organizer/meeting/1/check-in").body()).contains(MARK);
        assertThat(zebra.visitor().get("/kiosk/" + zebrasIds.get("kiosk")).body()).contains(MARK);
        assertThat(zebra.visitor().get("/api/check_employee/100001").body()).contains(MARK);
        assertThat(zebra.visitor().get("/ticket/" + zebrasIds.get("ticket")).body()).contains(MARK);
    }

    @Test
    void whatMovedInCouldLeakToo() {
        assertThat(zebrasAdmin.get("/admin/moving-in/" + zebrasIds.get("move")).body()).contains(MARK + " person moved");
        assertThat(zebrasAdmin.get("/admin/moving-in/" + zebrasIds.get("move") + "/report").body()).contains(MARK + " person moved");
        assertThat(ann.get("/admin/moving-in/" + zebrasIds.get("move")).status()).isEqualTo(404);
        assertThat(ann.get("/admin/moving-in/" + zebrasIds.get("move") + "/report").status()).isEqualTo(404);
        for (String action : List.of("store", "choose", "discard")) {
            assertThat(ann.post("/admin/moving-in", "action", action, "move", zebrasIds.get("move")).status()).isEqualTo(404);
        }
    }

    /** One that is kept, with a name in its report. */
    private static String moveOf(World world) {
        UUID move = UUID.randomUUID();
        world.sql("insert into move (tenant_id, id, stage, started_at, heard_at) values (?, ?, 'done', now(), now())", world.id(), move);
        world.sql("insert into move_file (tenant_id, move_id, file, name) values (?, ?, 0, 'old.sql')", world.id(), move);
        world.sql("insert into move_note (tenant_id, move_id, file, line, kind, subject, effect, fact, details) values "
                + "(?, ?, 0, 7, 'person', ?, 'left', 'movingin.row.values', '{}')", world.id(), move, MARK + " person moved");
        return move.toString();
    }

    @TestFactory
    Stream<DynamicTest> whoeverIsSignedInNextDoorReadsNothing() {
        return Routes.all().stream().filter(route -> !route.startsWith("/live")).map(route -> dynamicTest(route, () -> {
            String path = Routes.filled(route, zebrasIds);
            assertNothingOfZebra(ann.get(path), path);
            String withParameters = path + (path.contains("?") ? "&" : "?") + query();
            assertNothingOfZebra(ann.get(withParameters), withParameters);
        }));
    }

    @TestFactory
    Stream<DynamicTest> aSessionOfNextDoorIsNobodysHere() {
        Client stranger = zebra.visitor();
        ann.cookies().forEach(stranger::cookie);
        return Routes.all().stream().filter(Routes::needsSignIn).map(route -> dynamicTest(route, () -> {
            Client.Answer answer = stranger.get(Routes.filled(route, zebrasIds));
            assertThat(answer.status()).isIn(302, 401, 404);
            assertThat(answer.body()).doesNotContain(MARK + " person", MARK + " topic");
        }));
    }

    @TestFactory
    Stream<DynamicTest> withoutASignInNothingIsShown() {
        return Routes.all().stream().filter(Routes::needsSignIn).map(route -> dynamicTest(route, () -> {
            Client.Answer answer = zebra.visitor().get(Routes.filled(route, zebrasIds));
            assertThat(answer.status()).isIn(302, 401, 404);
            assertThat(answer.body()).doesNotContain(MARK + " person", MARK + " topic");
        }));
    }

    @TestFactory
    Stream<DynamicTest> noHeaderMovesARequestNextDoor() {
        String host = zebra.subdomain() + ".localhost";
        return Stream.of("X-Forwarded-Host", "X-Host", "X-Original-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL", "X-Tenant",
                        "X-Tenant-Id")
                .map(header -> dynamicTest(header, () -> {
                    String value = header.equals("Forwarded") ? "host=" + host : header.contains("URL") ? "http://" + host + "/" : host;
                    assertNothingOfZebra(other.visitor().with(header, value).get("/"), header);
                    assertNothingOfZebra(
                            other.visitor().with(header, zebra.id().toString()).get("/api/check_employee/100001"), header);
                }));
    }

    /** An open stream of one's own would never end, so only what is denied is asked for. */
    @Test
    void nobodyFollowsWhatIsNotTheirs() {
        assertThat(zebra.visitor().get("/live?topic=registrations:1").status()).isEqualTo(404);
        assertThat(ann.get("/live?topic=registrations:2").status()).isEqualTo(404);
        assertThat(ann.get("/live?topic=anything").status()).isEqualTo(404);
        assertThat(zebra.visitor().get("/live?topic=registrations:*").status()).isEqualTo(404);
    }

    @Test
    void aTicketOfNextDoorOpensNothing() {
        assertThat(other.visitor().get("/ticket/" + zebrasIds.get("ticket")).status()).isEqualTo(404);
        assertThat(other.visitor().get("/ticket/" + zebrasIds.get("ticket") + "/calendar").status()).isEqualTo(404);
    }

    @Test
    void theSameNumberIsEachOrganizationsOwnPerson() {
        assertThat(other.visitor().get("/api/check_employee/100001").between("\"emp_name\":\"", "\"")).isEqualTo("Plain person");
        assertThat(zebra.visitor().get("/api/check_employee/100001").between("\"emp_name\":\"", "\"")).isEqualTo("Zebra person");
    }

    private static String query() {
        return "id=" + zebrasIds.get("employee") + "&employee=" + zebrasIds.get("employee") + "&account=" + zebrasIds.get("account")
                + "&tenant_id=" + zebra.id() + "&tenant=" + zebra.id() + "&subdomain=" + zebra.subdomain() + "&ticket="
                + zebrasIds.get("ticket") + "&topic=registrations:1&organization=" + zebra.id();
    }

    private static void assertNothingOfZebra(Client.Answer answer, String what) {
        assertThat(answer.status()).as(what).isLessThan(500);
        assertThat(answer.body()).as(what).doesNotContain(MARK);
    }

    private static void fill(World world, String mark) {
        world.sql("insert into employee (tenant_id, number, number_key, name, name_folded) values (?, '100001', '100001', ?, lower(?))",
                world.id(), mark + " person", mark + " person");
        world.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, organizer_id) "
                        + "select ?, ?, 1, ?, 'onsite', 'public', ?, now() + interval '1 day', now() + interval '25 hours', id "
                        + "from account where tenant_id = ? and role = 'organizer'",
                world.id(), UUID.randomUUID(), mark + " topic", "k".repeat(32), world.id());
        world.sql("insert into integration (tenant_id, id, slot, kind, address, events, created_at) values (?, ?, 1, 'webhook', ?,"
                + " 'registration.checked_in', now())", world.id(), UUID.randomUUID(), "https://receiver.example/" + mark);
        world.visitor().postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"100001\"}");
        world.sql("with asked as (insert into form_question (tenant_id, id, meeting_id, origin_id, place, kind, label, created_at)"
                        + " select tenant_id, gen_random_uuid(), id, gen_random_uuid(), 1, 'line', ?, now() from meeting where tenant_id = ?"
                        + " returning tenant_id, id, meeting_id), counted as (update meeting m set questions = 1 from asked a"
                        + " where m.tenant_id = a.tenant_id and m.id = a.meeting_id)"
                        + " insert into form_answer (tenant_id, registration_id, question_id, text)"
                        + " select r.tenant_id, r.id, a.id, ? from asked a join registration r on r.tenant_id = a.tenant_id",
                mark + " question", world.id(), mark + " answer");
    }

    private static String ticketOf(World world) {
        return world.visitor()
                .with("Idempotency-Key", "neighbour")
                .postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"200002\",\"name\":\"Zebra visitor\"}")
                .between("\"ticket\":\"", "\"");
    }

    private static String kioskOf(Client admin) {
        admin.post("/organizer/meeting/1/kiosk", "open", "yes");
        return admin.get("/organizer/meeting/1/kiosk").between("name=\"then\" value=\"/kiosk/", "\"");
    }

    private static String id(String query) {
        return World.text(query, zebra.id());
    }

    /** Addresses that a page of this application would be missed at if the list above were empty. */
    @Test
    void theListOfRoutesIsWhole() {
        assertThat(Routes.all())
                .containsAll(List.of("/", "/organizer", "/admin/employees", "/submit/{meeting}", "/ticket/{ticket}", "/live-stream"));
    }
}
