package org.prachum.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresIT {

    private static Postgres postgres;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws SQLException {
        execute(postgres.owner(), "create table kept (word text)");
        execute(postgres.app(), "insert into kept values ('committed')");

        postgres.kill();
        postgres.resume();

        assertThat(ask(postgres.app(), "select word from kept")).containsExactly("committed");
    }

    @Test
    void givesNoRoleAWayAroundRowLevelSecurity() throws SQLException {
        var privileged = "select rolname from pg_roles where rolname like 'prachum%'"
                + " and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)";

        assertThat(ask(postgres.superuser(), "select rolname from pg_roles where rolname like 'prachum%' order by 1"))
                .containsExactly("prachum_app", "prachum_operator", "prachum_owner");
        assertThat(ask(postgres.superuser(), privileged)).isEmpty();
    }

    @Test
    void letsTheAppWriteButNeitherEmptyNorCreate() throws SQLException {
        execute(postgres.owner(), "create table guarded (id bigint generated always as identity, word text)");
        execute(postgres.app(), "insert into guarded (word) values ('a')");
        execute(postgres.app(), "update guarded set word = 'b'");

        assertThat(ask(postgres.app(), "select word from guarded")).containsExactly("b");
        assertThatThrownBy(() -> execute(postgres.app(), "truncate guarded"))
                .hasMessage("ERROR: permission denied for table guarded");
        assertThatThrownBy(() -> execute(postgres.app(), "create table mine ()"))
                .hasMessageStartingWith("ERROR: permission denied for schema public");
    }

    @Test
    void givesTheOperatorNothingUnasked() throws SQLException {
        execute(postgres.owner(), "create table unshared (word text)");

        assertThatThrownBy(() -> ask(postgres.operator(), "select word from unshared"))
                .hasMessage("ERROR: permission denied for table unshared");
    }

    @Test
    void makesAnotherDatabaseWithTheSameRoles() throws SQLException {
        postgres.createDatabase("another");

        execute(postgres.connect("another", "prachum_owner"), "create table here (word text)");
        execute(postgres.connect("another", "prachum_app"), "insert into here values ('x')");

        assertThat(ask(postgres.connect("another", "prachum_app"), "select word from here"))
                .containsExactly("x");
    }

    @Test
    void asksEverybodyForTheirPassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), "postgres", "wrong"))
                .hasMessage("FATAL: password authentication failed for user \"postgres\"");
    }

    private static void execute(Connection opened, String sql) throws SQLException {
        try (var connection = opened;
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> ask(Connection opened, String sql) throws SQLException {
        try (var connection = opened;
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }
}
