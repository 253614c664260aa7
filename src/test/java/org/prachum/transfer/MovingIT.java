package org.prachum.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Rows;
import org.prachum.testing.World;

/** An organization goes out as a file and comes in from it, over HTTP and through both walls. */
class MovingIT {

    /** Everything that a file could get wrong: quotes, a backslash, a line's end, what is no letter, what is no plane character. */
    private static final String NAME = "Zoë \"Z\" \\ O’Neil\n\t ‘สมชาย’ 😀 {0} #{x} '';--";

    private static final byte[] LOGO = HexFormat.of().parseHex("89504e470d0a1a0a0001020304");

    static Operator operator;

    World acme = World.create();

    @BeforeAll
    static void signIn() {
        operator = Operator.signedIn(World.create());
    }

    /** With a row in every table that there is, so that one which somebody adds is tried by this from its first day. */
    @Test
    void whatWasExportedAndErasedArrivesAndIsExportedTheSameToTheByte() throws SQLException {
        String ticket = lifeOf(acme);
        fillEveryTable(acme);
        // Of what was put in, some is counted, and what arrives is counted anew.
        World.text("with me as materialized (select set_config('app.tenant_id', ?, false)) select count_what_arrived() from me",
                acme.id().toString());
        byte[] exported = operator.export(acme.id());
        Zip zip = Zip.read(exported);
        Manifest manifest = Manifest.read(zip.entries().get(Manifest.FILE));
        assertThat(manifest.tables()).hasSizeGreaterThan(10).allSatisfy(rows -> {
            assertThat(rows.rows()).as(rows.table()).isPositive();
            assertThat(zip.text(rows.content().file()).lines().count()).as(rows.table()).isEqualTo(rows.rows());
        });
        assertThat(zip.text("tables/employee.jsonl").lines().map(MovingIT::id)).isSorted().hasSizeGreaterThan(3);
        assertThat(zip.entries().values()).anyMatch(bytes -> Arrays.equals(bytes, LOGO));

        Operator.erase(acme);
        assertThat(Operator.rowsOf(acme)).isEmpty();
        assertThat(acme.visitor().get("/").status()).isEqualTo(404);

        Client.Answer look = operator.bring(exported);
        assertThat(look.body()).contains("Tickets and codes that were sent or printed keep working.", "Acme Engineering");
        assertThat(look.body()).doesNotContain("is taken here", "a second one");
        assertThat(Operator.rowsOf(acme)).isEmpty();
        assertThat(acme.count("select count(*) from arrival_piece")).as("the file is kept").isEqualTo(1);
        assertThat(Operator.ended(operator.answer(look, "arrive", "subdomain", "")))
                .startsWith("The organization is here: http://" + acme.subdomain() + ".localhost:");
        assertThat(acme.count("select count(*) from arrival_piece")).as("and no longer than that takes").isZero();
        assertThat(acme.count("select count(*) from arrival_run where rows_stored = rows_coming and becomes = ?", acme.id())).isEqualTo(1);
        assertThat(arrivals(acme.id())).isEqualTo(1);

        assertThat(operator.export(acme.id())).isEqualTo(exported);
        assertThat(acme.visitor().get("/ticket/" + ticket).status()).isEqualTo(200);
        assertThat(acme.visitor().get("/submit/77").status()).isEqualTo(200);
        assertThat(World.text("select name from employee where tenant_id = ? and number = '100001'", acme.id())).isEqualTo(NAME);
        assertThat(acme.count("select count(*) from integration where tenant_id = ? and (active or sealed is not null)", acme.id())).isZero();
        assertThat(acme.count("select count(*) from employee_word where tenant_id = ? and word = '100001'", acme.id())).isEqualTo(1);
    }

    @Test
    void arrivesBesideTheOneItWasMadeOfAndTouchesNothingOfIt() {
        lifeOf(acme);
        byte[] exported = operator.export(acme.id());
        List<String> before = Operator.rowsOf(acme);

        Client.Answer look = operator.bring(exported);
        assertThat(look.body()).contains("is taken here", "a second one");
        Client.Answer taken = operator.answer(look, "arrive", "subdomain", "");
        assertThat(taken.between("id=\"subdomain-error\">", "</p>")).isEqualTo("Another organization lives at this address. Please choose another.");
        String other = acme.subdomain() + "-b";
        assertThat(Operator.ended(operator.answer(look, "arrive", "subdomain", other))).startsWith("The organization is here");

        assertThat(Client.at(other).get("/submit/77").status()).isEqualTo(200);
        assertThat(Operator.rowsOf(acme)).isEqualTo(before);
        assertThat(acme.count("select count(*) from employee e join organization o on o.id = e.tenant_id where o.subdomain = ?", other))
                .isEqualTo(acme.count("select count(*) from employee where tenant_id = ?", acme.id()));
        assertThat(acme.count("select count(*) from registration r join registration s on s.id = r.id and s.tenant_id <> r.tenant_id"
                + " where r.tenant_id = ?", acme.id())).isEqualTo(1);
    }

    /** Everything sound but one thing, each time: nothing of it is stored. */
    @Test
    void whatAnyWallOrRuleRefusesIsRefusedWhole() {
        lifeOf(acme);
        byte[] exported = operator.export(acme.id());
        String subdomain = acme.subdomain() + "-c";
        Map<String, String> broken = Map.of(
                "tables/account.jsonl", "\"role\":\"organizer\" -> \"role\":\"operator\"",
                "tables/meeting.jsonl", "\"number\":77 -> \"number\":-1",
                "tables/registration.jsonl", "\"meeting_id\":\" -> \"employee_id\":null,\"meeting_id\":\"0",
                "tables/employee.jsonl", "\"number_key\": -> \"number_key\":null,\"x\":",
                "tables/branding.jsonl", "\n -> ,{}\n",
                "tables/organization.jsonl", "\"name\":\" -> \"name\":\"\\u0000");
        broken.forEach((file, change) -> {
            Zip zip = Zip.read(exported);
            String[] parts = change.split(" -> ");
            assertThat(zip.text(file)).as(file).contains(parts[0]);
            zip.put(file, zip.text(file).replaceFirst(Pattern.quote(parts[0]), Matcher.quoteReplacement(parts[1])));
            assertThat(Operator.ended(operator.letIn(zip.resealed().bytes(), subdomain))).isEqualTo("acme.zip is not let in. Rows of the file"
                    + " cannot be stored here: " + file.replaceAll("tables/|\\.jsonl", "") + ". Nothing was stored.");
            assertThat(acme.count("select count(*) from organization where subdomain = ?", subdomain)).as(file).isZero();
            assertThat(acme.count("select count(*) from arrival_piece")).as("the file is not kept").isZero();
        });
        assertThat(Operator.ended(operator.bring("no zip".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("acme.zip is not let in. The file is no ZIP, or it was cut short while it was downloaded.");
        assertThat(operator.client().post(Operator.ARRIVALS).between("id=\"file-error\">", "</p>")).isEqualTo("Choose a file first.");
        assertThat(operator.client().post(Operator.ARRIVALS, "action", "arrive").status()).isEqualTo(404);
        assertThat(Operator.ended(operator.letIn(exported, subdomain))).startsWith("The organization is here");
    }

    /** What follows from other rows is counted, whatever the file says of it; where it cannot be, the file is refused. */
    @Test
    void whatTheFileSaysIsTakenIsNotBelieved() {
        lifeOf(acme);
        acme.sql("insert into registration (tenant_id, meeting_id, number, number_key, name, status, waiting_number) select tenant_id, id,"
                + " 'w' || n, 'w' || n, 'Waits', 'waitlisted', n from meeting, generate_series(4, 5) n where tenant_id = ?", acme.id());
        acme.sql("update meeting set waiting = 2, waiting_last = 5, capacity = 1 where tenant_id = ?", acme.id());
        acme.sql("insert into meeting_number (tenant_id, next) values (?, 90) on conflict (tenant_id) do update set next = 90", acme.id());
        byte[] exported = operator.export(acme.id());

        Map.of("i", "90", "j", "1", "k", "2147483647").forEach((suffix, next) -> {
            Zip zip = Zip.read(exported);
            change(zip, "tables/meeting.jsonl", "\"taken\":1", "\"taken\":0");
            change(zip, "tables/meeting.jsonl", "\"waiting\":2", "\"waiting\":0");
            change(zip, "tables/meeting.jsonl", "\"waiting_last\":5", "\"waiting_last\":0");
            change(zip, "tables/meeting.jsonl", "\"questions\":0", "\"questions\":9");
            change(zip, "tables/meeting_number.jsonl", "\"next\":90", "\"next\":" + next);
            String address = acme.subdomain() + "-" + suffix;
            assertThat(Operator.ended(operator.letIn(zip.resealed().bytes(), address))).startsWith("The organization is here");
            assertThat(World.text("select m.taken || ' ' || m.waiting || ' ' || m.waiting_last || ' ' || m.questions || ' ' || n.next"
                            + " from meeting m join meeting_number n on n.tenant_id = m.tenant_id join organization o on o.id = m.tenant_id"
                            + " where o.subdomain = ?", address))
                    .as(next).isEqualTo("1 2 5 0 " + (next.equals("90") ? "90" : "78"));
        });

        acme.sql("update registration set status = 'confirmed', waiting_number = null where tenant_id = ? and number = 'w4'", acme.id());
        acme.sql("update meeting set capacity = 2, taken = 2, waiting = 1 where tenant_id = ?", acme.id());
        Zip tooFew = Zip.read(operator.export(acme.id()));
        change(tooFew, "tables/meeting.jsonl", "\"capacity\":2", "\"capacity\":1");
        change(tooFew, "tables/meeting.jsonl", "\"taken\":2", "\"taken\":1");
        assertThat(Operator.ended(operator.letIn(tooFew.resealed().bytes(), acme.subdomain() + "-l")))
                .isEqualTo("acme.zip is not let in. Rows of the file cannot be stored here: meeting. Nothing was stored.");
    }

    private static void change(Zip zip, String file, String from, String to) {
        assertThat(zip.text(file)).as(file).contains(from);
        zip.put(file, zip.text(file).replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
    }

    /** The browser that brought the file is not needed, and one that is at work is not given up, however long nothing is heard of it. */
    @Test
    void goesOnWhileNobodyLooksAndOneAtATime() throws SQLException {
        lifeOf(acme);
        byte[] exported = operator.export(acme.id());
        Client.Answer look = operator.bring(exported);
        String run = look.between("name=\"run\" value=\"", "\"");
        try (Connection elsewhere = House.open().postgres().app()) {
            hold(elsewhere, run);
            Client.Answer letIn = operator.client().post(Operator.ARRIVALS, "action", "arrive", "run", run, "subdomain", acme.subdomain() + "-d");
            assertThat(letIn.status()).isEqualTo(302);
            assertThat(operator.client().get(Operator.ARRIVALS).body()).contains("data-running=\"true\"", "Storing Acme Engineering: ");
            assertThat(operator.client().upload(Operator.ARRIVALS, "file", "b.zip", exported).body()).contains("Another organization is arriving just now.");
            assertThat(operator.client().post(Operator.ARRIVALS, "action", "arrive", "run", run, "subdomain", acme.subdomain() + "-e").body())
                    .as("let in twice").contains("does not wait for an answer any more");
            operator.client().post(Operator.ARRIVALS, "action", "discard", "run", run);
            silence(run);
            assertThat(operator.client().get(Operator.ARRIVALS).body()).contains("data-running=\"true\"");
            elsewhere.rollback();
        }
        assertThat(Operator.ended(operator.whenStill())).startsWith("The organization is here: http://" + acme.subdomain() + "-d.");
    }

    /** What was not committed is not there; the file still is. */
    @Test
    void whoseServerDiedIsSaidToBeInterruptedAndBeginsAgain() {
        lifeOf(acme);
        String run = operator.bring(operator.export(acme.id())).between("name=\"run\" value=\"", "\"");
        UUID becomes = UUID.randomUUID();
        acme.sql("update arrival_run set stage = 'storing', becomes = ?, subdomain = ?, rows_stored = 3 where id = ?::uuid",
                becomes, acme.subdomain() + "-f", run);
        silence(run);
        Client.Answer page = operator.client().get(Operator.ARRIVALS);
        assertThat(Operator.ended(page)).isEqualTo("The server that was at work on acme.zip stopped. Nothing of it was stored.");
        assertThat(arrivals(becomes)).isZero();
        operator.picture("arrivals-interrupted");

        Client.Answer look = operator.answer(page, "again");
        operator.picture("arrivals-look");
        assertThat(look.between("name=\"run\" value=\"", "\"")).as("whoever might still be at work finds it gone").isNotEqualTo(run);
        assertThat(Operator.ended(operator.answer(look, "arrive", "subdomain", acme.subdomain() + "-f"))).startsWith("The organization is here");
        assertThat(acme.count("select count(*) from organization where subdomain = ?", acme.subdomain() + "-f")).isEqualTo(1);
    }

    /** A server that dies after the commit and before it is said. */
    @Test
    void whatIsHereIsSaidToBeHereWhoeverDied() {
        lifeOf(acme);
        Client.Answer arrived = operator.letIn(operator.export(acme.id()), acme.subdomain() + "-g");
        assertThat(Operator.ended(arrived)).startsWith("The organization is here");
        UUID here = UUID.fromString(World.text("select id::text from organization where subdomain = ?", acme.subdomain() + "-g"));
        String run = World.text("select id::text from arrival_run where becomes = ?", here);
        acme.sql("delete from audit_entry where subject_id = ?", here);
        acme.sql("update arrival_run set stage = 'storing' where id = ?::uuid", run);
        silence(run);
        assertThat(Operator.ended(operator.client().get(Operator.ARRIVALS))).startsWith("The organization is here");
        operator.client().get(Operator.ARRIVALS);
        assertThat(arrivals(here)).isEqualTo(1);
    }

    /** Somebody signs up at its address while it is on its way. */
    @Test
    void whoseAddressIsTakenMeanwhileIsAskedForAnother() throws SQLException {
        lifeOf(acme);
        String address = acme.subdomain() + "-h";
        Client.Answer look = operator.bring(operator.export(acme.id()));
        String run = look.between("name=\"run\" value=\"", "\"");
        try (Connection elsewhere = House.open().postgres().app()) {
            hold(elsewhere, run);
            operator.client().post(Operator.ARRIVALS, "action", "arrive", "run", run, "subdomain", address);
            found(acme, address);
            elsewhere.rollback();
        }
        Client.Answer asked = operator.whenStill();
        assertThat(Operator.ended(asked)).isEqualTo("It could not be stored, and nothing was changed."
                + " Another organization lives at this address. Please choose another.");
        assertThat(Operator.ended(operator.answer(asked, "arrive", "subdomain", address + "2"))).startsWith("The organization is here");
    }

    @Test
    void isForItsAdminsAndForOperators() {
        acme.sql("insert into employee (tenant_id, number, number_key, name, name_folded) values (?, '1', '1', 'Ours', 'ours')", acme.id());
        World next = World.create();
        next.sql("insert into employee (tenant_id, number, number_key, name, name_folded) values (?, '1', '1', 'Theirs', 'theirs')", next.id());
        Client ann = acme.signedIn("ann");
        assertThat(ann.get("/admin/export").body()).contains("action=\"/admin/export.zip\"");
        var answer = ann.download("/admin/export.zip");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"" + acme.subdomain() + ".zip\"");
        Zip zip = Zip.read(answer.body());
        assertThat(zip.text("tables/employee.jsonl")).contains("\"Ours\"").doesNotContain("Theirs");
        assertThat(zip.text("tables/organization.jsonl").lines()).hasSize(1);
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'organization.exported'"
                + " and actor_name = 'Ann Becker'", acme.id())).isEqualTo(1);

        assertThat(acme.signedIn("olga").post("/admin/export.zip").status()).isEqualTo(404);
        assertThat(acme.visitor().post("/admin/export.zip").status()).isEqualTo(302);
        assertThat(ann.post("/operator/export.zip", "organization", next.id().toString()).status()).isEqualTo(404);
        assertThat(ann.with("Origin", "http://" + next.subdomain() + ".localhost").post("/admin/export.zip").status()).isEqualTo(403);
        assertThat(ann.with("Origin", null).get("/admin/export.zip").status()).isIn(404, 405);
        assertThat(operator.client().post("/operator/export.zip", "organization", "00000000-0000-0000-0000-000000000001").status()).isEqualTo(404);
        assertThat(operator.client().post("/operator/export.zip", "organization", UUID.randomUUID().toString()).status()).isEqualTo(404);
        assertThat(operator.client().get("/operator/export/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    /** While one downloads, another waits; on all nodes together, because the database keeps the place. */
    @Test
    void oneOrganizationIsTakenOutOnceAtATime() throws SQLException {
        try (Connection elsewhere = House.open().postgres().app()) {
            elsewhere.setAutoCommit(false);
            try (var lock = elsewhere.prepareStatement("select pg_advisory_xact_lock(hashtextextended('export ' || ?, 0))")) {
                lock.setString(1, acme.id().toString());
                lock.execute();
            }
            var busy = operator.client().post("/operator/export.zip", "organization", acme.id().toString());
            assertThat(busy.status()).isEqualTo(429);
            assertThat(busy.header("Retry-After")).isEqualTo("60");
            assertThat(busy.between("<h1>", "</h1>")).isEqualTo("One moment, please");
            elsewhere.rollback();
        }
        for (int i = 0; i < 5; i++) {
            assertThat(operator.export(acme.id())).as("no place is lost").isNotEmpty();
        }
    }

    /** What a subdomain's printed codes lead to belongs to nobody else for a year; then to whoever comes. */
    @Test
    void anErasedOrganizationsAddressIsKeptForIt() {
        World beta = World.create();
        beta.sql("insert into reserved_subdomain (subdomain, former_id, until) values (?, ?, now() + interval '1 day')",
                beta.subdomain() + "-kept", UUID.randomUUID());
        assertThat(operator.letIn(operator.export(beta.id()), beta.subdomain() + "-kept").between("id=\"subdomain-error\">", "</p>"))
                .isEqualTo("Another organization lives at this address. Please choose another.");
        assertThatThrownBy(() -> found(beta, beta.subdomain() + "-kept")).hasStackTraceContaining("organization_subdomain_taken");
        beta.sql("update reserved_subdomain set until = now() - interval '1 second' where subdomain = ?", beta.subdomain() + "-kept");
        found(beta, beta.subdomain() + "-kept");
    }

    /** As whoever is at work on it does, until the transaction ends. */
    private static void hold(Connection elsewhere, String run) throws SQLException {
        elsewhere.setAutoCommit(false);
        try (var lock = elsewhere.prepareStatement("select pg_advisory_xact_lock(hashtextextended('arrival ' || ?, 0))")) {
            lock.setString(1, run);
            lock.execute();
        }
    }

    private void silence(String run) {
        acme.sql("update arrival_run set heard_at = now() - interval '2 minutes' where id = ?::uuid", run);
    }

    /** How often it is noted that that organization has arrived. */
    private long arrivals(UUID organization) {
        return acme.count("select count(*) from audit_entry where verb = 'organization.arrived' and subject_id = ?", organization);
    }

    private static String id(String row) {
        return row.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    private static void found(World world, String subdomain) {
        world.sql("insert into organization (id, subdomain, name, language, zone) values (?, ?, 'Another', 'en', 'UTC')",
                UUID.randomUUID(), subdomain);
    }

    /** Some of what an organization lives with, and nothing that a round of ours would add to by itself; answers a ticket. */
    private static String lifeOf(World world) {
        world.sql("insert into employee (tenant_id, number, number_key, name, name_folded) values (?, '100001', '100001', ?, 'zoe')",
                world.id(), NAME);
        world.sql("insert into employee (tenant_id, id, number, number_key, name, name_folded) select ?, cast(lpad(n::text, 32, '0') as uuid),"
                + " n::text, n::text, 'A', 'a' from unnest(array[3, 1, 2]) n", world.id());
        world.sql("insert into picture (tenant_id, id, hash, variant, content_type, bytes) values (?, ?, 'h', '512', 'image/png', ?)",
                world.id(), UUID.randomUUID(), LOGO);
        world.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, organizer_id) "
                        + "select ?, ?, 77, 'Town hall', 'onsite', 'public', 'k', now() + interval '40 days', now() + interval '41 days', id "
                        + "from account where tenant_id = ? and role = 'organizer'",
                world.id(), UUID.randomUUID(), world.id());
        return world.visitor()
                .postJson("/api/meetings/77/registrations/", "{\"employee_number\":\"100001\"}")
                .between("\"ticket\":\"", "\"");
    }

    private static void fillEveryTable(World world) throws SQLException {
        try (Connection superuser = House.open().postgres().superuser()) {
            Rows rows = new Rows(superuser);
            // What tells programs of others would tell them of these rows too, so it comes last.
            List<String> tables = Operator.owned(world).stream().filter(column -> column.endsWith(".tenant_id"))
                    .map(column -> column.substring(0, column.indexOf('.')))
                    .sorted(Comparator.comparing("integration"::equals))
                    .toList();
            for (String table : tables) {
                if (world.count("select count(*) from " + table + " where tenant_id = ?", world.id()) == 0) {
                    rows.of(table, world.id());
                }
            }
        }
    }
}
