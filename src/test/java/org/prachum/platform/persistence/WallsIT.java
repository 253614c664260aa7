package org.prachum.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.Rows;

/**
 * The second wall without the first: the application's role, native SQL, every table. Bea's organization tries to reach a row of Acme's,
 * whose keys it knows. What it may do with its own row stands beside each attempt, and what happens without the wall at the end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallsIT {

    private static final String REFUSED_BY_POLICY = "42501";
    private static final String NO_SUCH_PARENT = "23503";

    private final FreshDatabase database = FreshDatabase.migrated();
    private final Rows rows = new Rows(database);
    private final UUID acme = database.organization();
    private final UUID bea = database.organization();

    @BeforeAll
    void layOneRowOfEachTableForBoth() {
        tables().forEach(table -> {
            rows.of(table, acme);
            rows.of(table, bea);
        });
    }

    List<String> tables() {
        return database.tenantTables();
    }

    List<String> changeableTables() {
        return tables().stream().filter(table -> !database.onlyAddedTo().contains(table)).toList();
    }

    List<Rows.ForeignKey> foreignKeys() {
        return rows.foreignKeys().stream().filter(foreign -> tables().contains(foreign.parent())).toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void readsItsOwnRowAndNoOther(String table) throws SQLException {
        try (Connection connection = database.inTenant(bea)) {
            assertThat(found(connection, rows.of(table, bea))).isEqualTo("1");
            assertThat(found(connection, rows.of(table, acme))).isEqualTo("0");
            assertThat(FreshDatabase.ask(connection, "select distinct tenant_id from " + table)).containsExactly(bea.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void copiesOutItsOwnRowsAndNoOther(String table) throws SQLException, IOException {
        try (Connection connection = database.inTenant(bea)) {
            StringWriter copied = new StringWriter();
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " (tenant_id) to stdout", copied);
            assertThat(copied.toString().lines().distinct()).containsExactly(bea.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("changeableTables")
    void changesItsOwnRowAndNoOther(String table) throws SQLException {
        try (Connection connection = database.inTenant(bea)) {
            assertThat(touch(connection, rows.of(table, bea))).isEqualTo(1);
            assertThat(touch(connection, rows.of(table, acme))).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("changeableTables")
    void deletesNoRowOfAnother(String table) throws SQLException {
        try (Connection connection = database.inTenant(bea)) {
            assertThat(delete(connection, rows.of(table, acme))).isZero();
            assertThat(FreshDatabase.run(connection, "delete from " + table + " where tenant_id <> ?", bea)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void addsNoRowToAnother(String table) throws SQLException {
        try (Connection connection = database.inTenant(bea)) {
            Rows.Row forged = rows.imagine(table, acme);
            assertThat(stateOf(connection, forged.insert(), forged.allValues())).isEqualTo(REFUSED_BY_POLICY);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void overwritesNoRowOfAnotherOnConflict(String table) throws SQLException {
        Rows.Row victim = rows.of(table, acme);
        String conflict = " on conflict (" + String.join(", ", victim.key()) + ") do update set tenant_id = excluded.tenant_id";
        try (Connection connection = database.inTenant(bea)) {
            assertThat(stateOf(connection, victim.insert() + conflict, victim.allValues())).isEqualTo(REFUSED_BY_POLICY);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void givesNoRowOfItsOwnAway(String table) throws SQLException {
        Rows.Row own = rows.of(table, bea);
        try (Connection connection = database.inTenant(bea)) {
            assertThat(stateOf(
                            connection,
                            "update " + table + " set tenant_id = '" + acme + "' where " + own.condition(),
                            own.keyValues()))
                    .isEqualTo(REFUSED_BY_POLICY);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void emptiesNoTable(String table) throws SQLException {
        try (Connection connection = database.inTenant(bea)) {
            assertThat(stateOf(connection, "truncate " + table + " cascade")).isEqualTo(REFUSED_BY_POLICY);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void nobodyReachesNothing(String table) throws SQLException {
        try (Connection connection = database.as("prachum_app")) {
            connection.setAutoCommit(false);
            Rows.Row forged = rows.imagine(table, acme);
            assertThat(FreshDatabase.ask(connection, "select count(*) from " + table)).containsExactly("0");
            if (changeableTables().contains(table)) {
                assertThat(touch(connection, rows.of(table, acme))).isZero();
                assertThat(FreshDatabase.run(connection, "delete from " + table)).isZero();
            }
            assertThat(stateOf(connection, forged.insert(), forged.allValues())).isEqualTo(REFUSED_BY_POLICY);
        }
    }

    /** Not even what is one's own. */
    @Test
    void whatIsOnlyAddedToIsNeitherChangedNorDeleted() throws SQLException {
        assertThat(database.onlyAddedTo()).containsExactly("audit_entry");
        Rows.Row own = rows.of("audit_entry", bea);
        try (Connection connection = database.inTenant(bea)) {
            assertThat(found(connection, own)).isEqualTo("1");
            assertThat(FreshDatabase.run(
                            connection, rows.imagine("audit_entry", bea).insert(), rows.imagine("audit_entry", bea).allValues()))
                    .isEqualTo(1);
        }
        for (String attempt : List.of(
                "update audit_entry set actor_name = 'Nobody'",
                "delete from audit_entry",
                "select * from audit_entry for update")) {
            try (Connection connection = database.inTenant(bea)) {
                assertThat(stateOf(connection, attempt)).as(attempt).isEqualTo(REFUSED_BY_POLICY);
            }
        }
    }

    /** A check of a foreign key walks around row-level security; only that it holds the tenant keeps it inside. */
    @ParameterizedTest
    @MethodSource("foreignKeys")
    void pointsAtNoRowOfAnother(Rows.ForeignKey foreign) throws SQLException {
        Rows.Row own = rows.of(foreign.table(), bea);
        String point = "update " + foreign.table() + " set " + foreign.column() + " = ? where " + own.condition();
        try (Connection connection = database.inTenant(bea)) {
            assertThat(FreshDatabase.run(connection, point, with(rows.of(foreign.parent(), bea).id(), own.keyValues()))).isEqualTo(1);
            assertThat(stateOf(connection, point, with(rows.of(foreign.parent(), acme).id(), own.keyValues())))
                    .isEqualTo(NO_SUCH_PARENT);
        }
    }

    @Test
    void anOrganizationIsReadByAllAndChangedByItselfAlone() throws SQLException {
        String rename = "update organization set name = 'Ours now' where id = ?";
        try (Connection connection = database.inTenant(bea)) {
            assertThat(FreshDatabase.ask(connection, "select count(*) from organization where id = ?", acme)).containsExactly("1");
            assertThat(FreshDatabase.run(connection, rename, bea)).isEqualTo(1);
            assertThat(FreshDatabase.run(connection, rename, acme)).isZero();
            assertThat(stateOf(connection, "delete from organization where id = ?", bea)).isEqualTo(REFUSED_BY_POLICY);
        }
        try (Connection connection = database.inTenant(bea)) {
            assertThat(stateOf(
                            connection,
                            "insert into organization (id, subdomain, name, language, zone) values (?, 'third', 'Third', 'en', 'UTC')",
                            UUID.randomUUID()))
                    .isEqualTo(REFUSED_BY_POLICY);
        }
    }

    /** Pools hand connections on. */
    @Test
    void whoseATransactionWasIsForgottenWithIt() throws SQLException {
        String table = tables().get(0);
        try (Connection connection = database.inTenant(bea)) {
            assertThat(FreshDatabase.ask(connection, "select current_tenant()")).containsExactly(bea.toString());
            connection.commit();
            assertThat(FreshDatabase.ask(connection, "select current_setting('app.tenant_id')")).containsExactly("");
            assertThat(FreshDatabase.ask(connection, "select count(*) from " + table)).containsExactly("0");
            connection.rollback();
            assertThat(FreshDatabase.ask(connection, "select count(*) from " + table)).containsExactly("0");
        }
    }

    @Test
    void theApplicationCannotActAsAnotherRole() throws SQLException {
        for (String role : List.of("prachum_owner", "prachum_operator", "postgres")) {
            try (Connection connection = database.inTenant(bea)) {
                assertThat(stateOf(connection, "set local role " + role)).as(role).isEqualTo(REFUSED_BY_POLICY);
            }
        }
    }

    /** With row-level security on, PostgreSQL refuses to leave it out silently. */
    @Test
    void theApplicationCannotSwitchTheWallOff() throws SQLException {
        String table = tables().get(0);
        try (Connection connection = database.inTenant(bea)) {
            assertThat(stateOf(connection, "alter table " + table + " disable row level security")).isEqualTo(REFUSED_BY_POLICY);
        }
        try (Connection connection = database.inTenant(bea)) {
            FreshDatabase.run(connection, "set local row_security = off");
            assertThat(stateOf(connection, "delete from " + table)).isEqualTo(REFUSED_BY_POLICY);
        }
    }

    /** What the functions that ask across organizations answer: ids, to whoever asks. */
    @Test
    void whatIsAskedAcrossOrganizationsIsAnsweredWithIds() throws SQLException {
        database.sql("update outbox set channel = 'mail', due_at = now() - interval '1 minute', sent_at = null, given_up_at = null");
        try (Connection connection = database.inTenant(bea)) {
            assertThat(FreshDatabase.ask(connection, "select * from organizations_with_due_outbox('mail', 10)"))
                    .containsExactlyInAnyOrder(acme.toString(), bea.toString());
        }
    }

    /** Without the wall each of these attempts comes through, so each would have shown. */
    @Test
    void withoutTheWallEveryAttemptComesThrough() throws SQLException {
        FreshDatabase open = FreshDatabase.migrated();
        open.withoutRowLevelSecurity();
        open.withEveryGrant();
        Rows there = new Rows(open);
        UUID ours = open.organization();
        UUID theirs = open.organization();
        for (String table : open.tenantTables()) {
            Rows.Row victim = there.of(table, theirs);
            try (Connection connection = open.inTenant(ours)) {
                assertThat(found(connection, victim)).as("read " + table).isEqualTo("1");
                assertThat(touch(connection, victim)).as("change " + table).isEqualTo(1);
            }
            UUID fresh = open.organization();
            Rows.Row forged = there.imagine(table, fresh);
            try (Connection connection = open.inTenant(ours)) {
                assertThat(FreshDatabase.run(connection, forged.insert(), forged.allValues())).as("add to " + table).isEqualTo(1);
                assertThat(delete(connection, forged)).as("delete from " + table).isEqualTo(1);
            }
        }
    }

    private static String found(Connection connection, Rows.Row row) throws SQLException {
        return FreshDatabase.ask(connection, "select count(*) from " + row.table() + " where " + row.condition(), row.keyValues())
                .get(0);
    }

    private static int touch(Connection connection, Rows.Row row) throws SQLException {
        return FreshDatabase.run(
                connection, "update " + row.table() + " set tenant_id = tenant_id where " + row.condition(), row.keyValues());
    }

    private static int delete(Connection connection, Rows.Row row) throws SQLException {
        return FreshDatabase.run(connection, "delete from " + row.table() + " where " + row.condition(), row.keyValues());
    }

    private static Object[] with(Object first, Object... rest) {
        Object[] values = new Object[rest.length + 1];
        values[0] = first;
        System.arraycopy(rest, 0, values, 1, rest.length);
        return values;
    }

    /** The SQLSTATE with which a statement is refused. */
    private static String stateOf(Connection connection, String statement, Object... values) {
        SQLException refused =
                catchThrowableOfType(SQLException.class, () -> FreshDatabase.run(connection, statement, values));
        return refused == null ? "not refused: " + statement : refused.getSQLState();
    }
}
