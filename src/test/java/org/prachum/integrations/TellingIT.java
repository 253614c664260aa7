package org.prachum.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prachum.testing.FreshDatabase;

/** What of a transaction is told, and in which line it stands; asked of the database as the application asks. */
class TellingIT {

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();

    UUID acme = DATABASE.organization();
    UUID meeting = UUID.randomUUID();
    UUID webhook = UUID.randomUUID();
    UUID spreadsheet = UUID.randomUUID();
    UUID nok = UUID.randomUUID();

    @BeforeEach
    void announce() {
        DATABASE.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, capacity,"
                + " waiting_list) values (?, ?, 1, 'Board', 'onsite', 'public', 'k', now() + interval '1 day', now() + interval '2 days', 1,"
                + " true)", acme, meeting);
        connect(webhook, 1, "webhook", "registration.created registration.cancelled");
        connect(spreadsheet, 0, "script", "registration.created");
    }

    @Test
    void aSeatIsToldToWhoeverWantsToHearOfIt() throws SQLException {
        register(nok, "1");

        assertThat(told()).containsExactly("spreadsheet registration.created " + nok, "webhook registration.created " + nok);
        assertThat(FreshDatabase.ask(DATABASE.inTenant(acme), "select recipient from line_heads() order by 1"))
                .containsExactlyInAnyOrder(webhook.toString(), spreadsheet.toString());
    }

    @Test
    void whoStandsInLineIsToldWhenTheyHaveASeat() throws SQLException {
        UUID som = UUID.randomUUID();
        register(nok, "1");
        register(som, "2");
        assertThat(about(som)).isEmpty();

        run("select free_place(cast(? as uuid), now(), false)", nok);
        assertThat(about(nok)).containsExactly("registration.created", "registration.cancelled");
        assertThat(about(som)).containsExactly("registration.created");
    }

    @Test
    void whoLeavesTheLineIsNotTold() throws SQLException {
        UUID som = UUID.randomUUID();
        register(nok, "1");
        register(som, "2");
        run("select free_place(cast(? as uuid), now(), false)", som);

        assertThat(about(som)).isEmpty();
    }

    @Test
    void aCancellationTakenBackIsToldAgainButMakesNoSecondRow() throws SQLException {
        register(nok, "1");
        run("select free_place(cast(? as uuid), now(), true)", nok);
        run("select restore_place(cast(? as uuid))", nok);

        assertThat(about(nok)).containsExactly("registration.created", "registration.cancelled", "registration.created");
        assertThat(told()).filteredOn(line -> line.startsWith("spreadsheet")).hasSize(1);
    }

    /** Inside, the place is confirmed for a moment. */
    @Test
    void takingBackACancellationForWhichThereIsNoSeatTellsNothing() throws SQLException {
        register(nok, "1");
        run("select free_place(cast(? as uuid), now(), false)", nok);
        register(UUID.randomUUID(), "2");
        List<String> before = told();

        assertThat(ask("select restore_place(cast(? as uuid))", nok)).containsExactly("full");
        assertThat(told()).isEqualTo(before);
    }

    @Test
    void aRowThatWasNotNeededIsWrittenWhenItIs() throws SQLException {
        register(nok, "1");
        run("select free_place(cast(? as uuid), now(), true)", nok);
        DATABASE.sql("update outbox set withdrawn = true, sent_at = now() where tenant_id = ? and channel = 'spreadsheet'", acme);
        run("select restore_place(cast(? as uuid))", nok);

        assertThat(told()).filteredOn(line -> line.startsWith("spreadsheet")).hasSize(2);
    }

    @Test
    void nobodyIsToldWhoIsOffOrNextDoor() throws SQLException {
        UUID bea = DATABASE.organization();
        DATABASE.sql("insert into integration (tenant_id, id, slot, kind, address, events, created_at)"
                + " values (?, ?, 1, 'webhook', 'a', 'registration.created', now())", bea, UUID.randomUUID());
        DATABASE.sql("update integration set active = false where tenant_id = ? and slot = 1", acme);
        register(nok, "1");

        assertThat(told()).containsExactly("spreadsheet registration.created " + nok);
        assertThat(DATABASE.ask("select id from outbox where tenant_id = ? and line_number is not null", bea)).isEmpty();
    }

    @Test
    void whatWasRolledBackWasNeverTold() throws SQLException {
        try (Connection dies = DATABASE.inTenant(acme)) {
            FreshDatabase.ask(dies, registering(nok, "1"), acme);
            dies.rollback();
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void aLineHasOneHeadAndIsDueWhenItIs() throws SQLException {
        register(nok, "1");
        run("select free_place(cast(? as uuid), now(), true)", nok);
        run("select restore_place(cast(? as uuid))", nok);
        assertThat(ask("select count(*) from line_heads()")).containsExactly("2");
        assertThat(due()).contains(acme.toString());

        DATABASE.sql("update outbox set due_at = now() + interval '1 hour' where tenant_id = ? and line_number in"
                + " (select min(line_number) from outbox where tenant_id = ? group by recipient)", acme, acme);
        assertThat(due()).doesNotContain(acme.toString());
        assertThat(ask("select count(*) from line_heads()")).containsExactly("2");
    }

    @Test
    void anOrganizationHasOneSpreadsheetAndTenWebhooks() {
        assertThat(DATABASE.ask("select pg_get_constraintdef(oid) from pg_constraint where conname in"
                + " ('integration_slot_taken', 'integration_slot_range') order by conname"))
                .containsExactly("CHECK (((slot >= 0) AND (slot <= 10)))", "UNIQUE (tenant_id, slot)");
    }

    private void connect(UUID id, int slot, String kind, String events) {
        DATABASE.sql("insert into integration (tenant_id, id, slot, kind, address, events, created_at) values (?, ?, ?, ?, 'a', ?, now())",
                acme, id, slot, kind, events);
    }

    private void register(UUID id, String number) throws SQLException {
        try (Connection connection = DATABASE.inTenant(acme)) {
            FreshDatabase.ask(connection, registering(id, number), acme);
            connection.commit();
        }
    }

    private static String registering(UUID id, String number) {
        return "select outcome from register_people(?, 1, null, array['" + id + "']::uuid[], array[null], array['" + number + "'], array['"
                + number + "'], array[true], array['Nok'], array[''], array[''], array[''], array[null]::text[], array['en'],"
                + " array[null]::text[], array[null]::text[], array[true])";
    }

    private void run(String query, Object... values) throws SQLException {
        ask(query, values);
    }

    private List<String> ask(String query, Object... values) throws SQLException {
        try (Connection connection = DATABASE.inTenant(acme)) {
            List<String> answers = FreshDatabase.ask(connection, query, values);
            connection.commit();
            return answers;
        }
    }

    private static List<String> due() {
        return DATABASE.ask("select * from organizations_with_due_lines(100)");
    }

    private List<String> told() {
        return DATABASE.ask("select channel || ' ' || kind || ' ' || subject_id from outbox where tenant_id = ? and line_number is not null"
                + " order by channel, line_number", acme);
    }

    private List<String> about(UUID registration) {
        return DATABASE.ask("select kind from outbox where tenant_id = ? and channel = 'webhook' and subject_id = ? order by line_number",
                acme, registration);
    }
}
