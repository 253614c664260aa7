package org.prachum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Screen;
import org.prachum.testing.Statements;
import org.prachum.testing.World;

/** A page asks as often for three as for one. */
@ResourceLock(Statements.OF_THE_OPERATOR)
class QueryCountIT {

    private static final Instant SOON = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    /** Two at least: with one alone the portal is its form, another page. */
    @Test
    void thePortalAsksAsOftenForFourMeetingsAsForTwo() {
        World world = World.create();
        announce(world, 1);
        announce(world, 2);
        List<String> forTwo = statements(world, "/");
        announce(world, 3);
        announce(world, 4);

        assertThat(forTwo).isNotEmpty();
        assertThat(statements(world, "/")).isEqualTo(forTwo);
    }

    /** Beyond one page the portal counts too; a search, the past, and several at once ask as often for many as for few. */
    @Test
    void listsOfMeetingsAskAsOftenForHundredsAsForAFew() {
        World world = World.create();
        for (int number = 1; number <= 51; number++) {
            announce(world, number);
        }
        world.sql("update meeting set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where tenant_id = ?"
                + " and number > 49", world.id());
        List<String> portal = statements(world, "/");
        List<String> found = statements(world, "/?q=town");
        List<String> past = statements(world, "/past-meetings");
        world.visitor().get("/register-several");
        List<String> several = statements(world, "/register-several");
        for (int number = 52; number <= 202; number++) {
            announce(world, number);
        }
        assertThat(statements(world, "/")).as("and counts").hasSize(portal.size() + 1);
        assertThat(statements(world, "/?q=town")).hasSize(found.size() + 1);
        assertThat(statements(world, "/register-several")).hasSize(several.size() + 1);
        world.sql("update meeting set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where tenant_id = ?"
                + " and number <= 60", world.id());
        assertThat(statements(world, "/past-meetings")).hasSize(past.size() + 1);
        assertThat(statements(world, "/?page=2")).hasSize(portal.size());
        assertThat(statements(world, "/?page=3")).isEqualTo(statements(world, "/?page=2"));
    }

    @Test
    void anOrganizersListAsksAsOftenForThreeMeetingsAsForOne() {
        World world = World.create();
        Client ann = world.signedIn("ann");
        announce(world, 1);
        List<String> forOne = statements(world, ann, "/organizer");
        announce(world, 2);
        announce(world, 3);

        assertAsOften(statements(world, ann, "/organizer"), forOne);
    }

    @Test
    void theListOfAMeetingAndItsFileAskAsOftenForThreePeopleAsForOne() {
        World world = World.create();
        Client ann = world.signedIn("ann");
        announce(world, 1);
        register(world, 100_001);
        List<String> listOfOne = statements(world, ann, "/organizer/meeting/1/registrations");
        List<String> fileOfOne = statements(world, ann, "/organizer/meeting/1/registrations/export/xlsx");
        register(world, 100_002);
        register(world, 100_003);

        assertAsOften(statements(world, ann, "/organizer/meeting/1/registrations"), listOfOne);
        assertAsOften(statements(world, ann, "/organizer/meeting/1/registrations/export/xlsx"), fileOfOne);
    }

    @Test
    void whoWasRemovedOrCancelledIsListedAsOftenForThreeAsForOne() {
        World world = World.create();
        Client ann = world.signedIn("ann");
        announce(world, 1);
        remove(world, 100_001);
        List<String> removedOne = statements(world, ann, "/organizer/meeting/1/registrations?show=removed");
        List<String> cancelledOne = statements(world, ann, "/organizer/meeting/1/registrations?show=cancelled");
        remove(world, 100_002);
        remove(world, 100_003);

        assertAsOften(statements(world, ann, "/organizer/meeting/1/registrations?show=removed"), removedOne);
        assertAsOften(statements(world, ann, "/organizer/meeting/1/registrations?show=cancelled"), cancelledOne);
    }

    /** One is removed by an admin, and another cancels. */
    private static void remove(World world, int number) {
        register(world, number);
        register(world, number + 1_000);
        world.sql("update registration set status = 'cancelled', cancelled_at = now(), deleted_at = now(), cancelled_by = 'organizer',"
                + " removed_by = (select id from account where tenant_id = ? and email = ?) where tenant_id = ? and number = ?",
                world.id(), world.email("ann"), world.id(), String.valueOf(number));
        world.sql("update registration set status = 'cancelled', cancelled_at = now() where tenant_id = ? and number = ?",
                world.id(), String.valueOf(number + 1_000));
    }

    @Test
    void whoAsksForACopyIsListedAsOftenForThreeAsForOne() {
        World world = World.create();
        Client ann = world.signedIn("ann");
        announce(world, 1);
        askForData(world, 100_001);
        List<String> forOne = statements(world, ann, "/admin/privacy");
        askForData(world, 100_002);
        askForData(world, 100_003);

        assertAsOften(statements(world, ann, "/admin/privacy"), forOne);
    }

    private static void askForData(World world, int number) {
        register(world, number);
        world.sql("insert into data_request (tenant_id, id, registration_id, asked_at) select tenant_id, gen_random_uuid(), id, now()"
                + " from registration where tenant_id = ? and number = ?", world.id(), String.valueOf(number));
    }

    @Test
    void theDirectoryAsksAsOftenForThreePeopleAsForOne() {
        World world = World.create();
        Client ann = world.signedIn("ann");
        employ(world, 100_001);
        List<String> forOne = statements(world, ann, "/admin/employees");
        employ(world, 100_002);
        employ(world, 100_003);

        assertAsOften(statements(world, ann, "/admin/employees"), forOne);
    }

    @Test
    void integrationsAndTheirDeliveriesAskAsOftenForThreeAsForOne() {
        World world = World.create();
        Client ann = world.signedIn("ann");
        integrate(world, 1);
        List<String> forOne = statements(world, ann, "/admin/integrations");
        integrate(world, 2);
        integrate(world, 3);

        assertAsOften(statements(world, ann, "/admin/integrations"), forOne);
    }

    @Test
    void movesAndTheirReportsAreAskedForAsOftenForThreeAsForOne() {
        World world = World.create();
        Client ann = world.signedIn("ann");
        moveIn(world);
        List<String> forOne = statements(world, ann, "/admin/moving-in");
        moveIn(world);
        moveIn(world);

        assertAsOften(statements(world, ann, "/admin/moving-in"), forOne);
    }

    private static void moveIn(World world) {
        UUID move = UUID.randomUUID();
        world.sql("insert into move (tenant_id, id, stage, started_at, heard_at) values (?, ?, 'done', now(), now())", world.id(), move);
        world.sql("insert into move_note (tenant_id, move_id, file, line, kind, subject, effect, fact, details) "
                + "select ?, ?, 0, n, 'person', 'Ann', 'left', 'movingin.row.values', '{}' from generate_series(1, "
                + "(select 2 * count(*) from move where tenant_id = ?)::int) n", world.id(), move, world.id());
    }

    /** Two there are from the beginning. */
    @Test
    void accountsAreAskedForAsOftenWhenThereAreMore() {
        World world = World.create();
        Client ann = world.signedIn("ann");
        List<String> forTwo = statements(world, ann, "/admin/accounts");
        world.account("oscar", "Oscar", "organizer");
        world.account("otto", "Otto", "organizer");

        assertAsOften(statements(world, ann, "/admin/accounts"), forTwo);
    }

    @Test
    void passkeysAreAskedForAsOftenForThreeAsForOne() {
        World world = World.create();
        Client olga = world.signedIn("olga");
        keepPasskey(world, 1);
        List<String> forOne = statements(world, olga, "/account/passkeys");
        keepPasskey(world, 2);
        keepPasskey(world, 3);

        assertAsOften(statements(world, olga, "/account/passkeys"), forOne);
    }

    @Test
    void theOperatorsListAsksAsOftenForThreeOrganizationsAsForOne() {
        World one = World.create();
        String name = "Counted " + one.subdomain();
        rename(one, name);
        Client operator = operator();
        List<String> forOne = found(operator, name, 1);
        rename(World.create(), name);
        rename(World.create(), name);

        assertAsOften(found(operator, name, 3), forOne);
    }

    @Test
    void theListOfThoseThatLeftAsksAsOftenForThreeAsForOne() {
        close(World.create());
        Client operator = operator();
        List<String> forOne = Statements.ofTheOperator(() -> operator.get("/operator/departures"));
        close(World.create());
        close(World.create());

        assertAsOften(Statements.ofTheOperator(() -> operator.get("/operator/departures")), forOne);
    }

    /** The counter counts: a page with more to ask asks more. */
    @Test
    void aPageThatAsksForMoreIsCounted() {
        World world = World.create();
        announce(world, 1);
        assertThat(statements(world, "/submit/1")).hasSizeGreaterThan(statements(world, "/privacy").size());
    }

    private static List<String> statements(World world, String path) {
        return statements(world, world.visitor(), path);
    }

    private static List<String> statements(World world, Client somebody, String path) {
        return Statements.during(world, () -> assertThat(somebody.get(path).status()).isEqualTo(200));
    }

    private static void assertAsOften(List<String> forMore, List<String> forOne) {
        assertThat(forOne).isNotEmpty();
        assertThat(forMore).isEqualTo(forOne);
    }

    private static List<String> found(Client operator, String name, int organizations) {
        Screen screen = Screen.open(operator, "/operator");
        return Statements.ofTheOperator(() -> assertThat(screen.send(
                                "list", "search", "search", "organizations", "jakarta.faces.behavior.event", "input",
                                "jakarta.faces.partial.event", "input", "search", name)
                        .body()
                        .split("data-ri="))
                .hasSize(organizations + 1));
    }

    /** One of this test's own, because an address gets few codes an hour. */
    private static void keepPasskey(World world, int slot) {
        world.sql("insert into passkey (tenant_id, id, account_id, slot, rp_id, credential_id, attested_credential, backup_eligible, sign_count,"
                + " name, created_at) select tenant_id, gen_random_uuid(), id, ?, 'acme.example', decode(md5(?::text), 'hex'), '', false, 0, 'Key',"
                + " now() from account where tenant_id = ? and email = ?", slot, slot, world.id(), world.email("olga"));
    }

    private static Client operator() {
        String email = "operator-" + UUID.randomUUID() + "@prachum.example";
        World.create().sql(
                "insert into account (tenant_id, id, email, name, role, status) "
                        + "values ('00000000-0000-0000-0000-000000000001', ?, ?, 'Olaf', 'operator', 'active')",
                UUID.randomUUID(), email);
        Client operator = Client.at("");
        operator.post("/auth/login", "email", email);
        operator.post("/auth/verify-login", "otp", World.code(House.open().mail().waitForMailTo(email, Duration.ofSeconds(60))));
        return operator;
    }

    private static void close(World world) {
        world.sql("update organization set status = 'closed', closed_at = now(), erase_at = now() + interval '31 days' where id = ?",
                world.id());
    }

    private static void rename(World world, String name) {
        world.sql("update organization set name = ? where id = ?", name, world.id());
    }

    private static void employ(World world, int number) {
        world.sql("insert into employee (tenant_id, number, number_key, name, name_folded) values (?, ?, ?, 'A', 'a')",
                world.id(), String.valueOf(number), String.valueOf(number));
    }

    private static void integrate(World world, int slot) {
        UUID id = UUID.randomUUID();
        world.sql("insert into integration (tenant_id, id, slot, kind, address, events, created_at)"
                + " values (?, ?, ?, 'webhook', 'https://acme.example/', 'registration.created', now())", world.id(), id, slot);
        world.sql("insert into outbox (tenant_id, channel, kind, recipient, line_number, sent_at)"
                + " values (?, 'webhook', 'test', ?, nextval('outbox_line'), now())", world.id(), id.toString());
    }

    private static void register(World world, int number) {
        world.sql("insert into registration (tenant_id, meeting_id, number, number_key, name) "
                        + "select tenant_id, id, ?, ?, 'A' from meeting where tenant_id = ? and number = 1",
                String.valueOf(number), String.valueOf(number), world.id());
    }

    private static void announce(World world, int number) {
        world.sql(
                "insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at) "
                        + "values (?, ?, ?, ?, 'onsite', 'public', ?, ?, ?)",
                world.id(),
                UUID.randomUUID(),
                number,
                "Town hall " + number,
                UUID.randomUUID().toString().replace("-", ""),
                Timestamp.from(SOON.plus(number, ChronoUnit.HOURS)),
                Timestamp.from(SOON.plus(number + 1L, ChronoUnit.HOURS)));
    }
}
