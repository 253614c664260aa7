package org.prachum.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prachum.directory.ImportDesk.counts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** Two organizations with the same numbers. What one does to its directory is nothing to the other. */
class DirectoryIsolationIT {

    static final String HEADER = "emp_id,emp_name";
    static final List<String> TABLES = List.of(
            "employee", "employee_word", "employee_import", "employee_import_row", "employee_import_problem");

    World acme = World.create();
    World beta = World.create();

    @Test
    void anImportReachesItsOwnOrganizationOnly() throws SQLException {
        UUID betas = employee(beta, "100001", "Bea Wolf");
        employee(beta, "100009", "Boris Karp");
        String before = fingerprint(beta);
        ImportDesk desk = new ImportDesk(acme);

        Answer shown = desk.read(HEADER, "100001,Ann Becker", "100002,Ben Hartley");
        assertThat(counts(shown)).as("beta's people are neither changed nor missing").containsExactly(2, 0, 0, 0, 0, 0);
        desk.apply(shown);
        desk.apply(desk.read(HEADER, "100002,Ben Hartley"), "missing", "deactivate", "count", "1");

        assertThat(fingerprint(beta)).isEqualTo(before);
        assertThat(names(beta, "100001")).containsExactly("Bea Wolf");
        assertThat(acme.count("select count(*) from employee where tenant_id = ? and active", acme.id())).isEqualTo(1);
        assertThat(desk.admin().get("/admin/employees/" + betas).status()).isEqualTo(404);
    }

    @Test
    void anothersImportCannotBeSeenConfirmedOrDiscarded() {
        ImportDesk betas = new ImportDesk(beta);
        Answer shown = betas.read(HEADER, "100001,Bea Wolf");
        String run = shown.between("name=\"import\" value=\"", "\"");
        ImportDesk desk = new ImportDesk(acme);

        assertThat(desk.look().body()).doesNotContain("Bea Wolf", run);
        assertThat(desk.admin().post("/admin/import", "action", "apply", "import", run).status()).isEqualTo(404);
        assertThat(desk.admin().post("/admin/import", "action", "discard", "import", run).status()).isEqualTo(404);
        assertThat(counts(betas.look())).containsExactly(1, 0, 0, 0, 0, 0);
    }

    @Test
    void wordsAndStagedRowsStandBehindTheSameWall() throws SQLException {
        employee(acme, "100001", "Ann Becker");
        employee(beta, "100001", "Bea Wolf");
        new ImportDesk(beta).read(HEADER, "100002,Boris Karp", "100003,");
        assertThat(words(acme)).containsExactlyInAnyOrder("ann", "becker", "100001");
        for (String table : TABLES) {
            assertThat(as(acme, "select count(*)::text from " + table + " where tenant_id <> current_tenant()"))
                    .as(table)
                    .containsExactly("0");
            String delete = "delete from " + table + " where tenant_id = '" + beta.id() + "' returning 1";
            assertThat(as(acme, "with d as (" + delete + ") select count(*)::text from d"))
                    .as(table)
                    .containsExactly("0");
        }
        assertThat(words(beta)).containsExactlyInAnyOrder("bea", "wolf", "100001");
    }

    private static List<String> words(World world) throws SQLException {
        return as(world, "select word from employee_word");
    }

    private static List<String> names(World world, String key) throws SQLException {
        return as(world, "select name from employee where number_key = '" + key + "'");
    }

    private static String fingerprint(World world) throws SQLException {
        return as(
                        world,
                        "select coalesce(string_agg(e::text, '|' order by id), '') "
                                + "|| (select count(*) from employee_word) from employee e")
                .get(0);
    }

    /** As the application asks, in a transaction of that organization. */
    private static List<String> as(World world, String sql) throws SQLException {
        try (Connection app = House.open().postgres().app()) {
            app.setAutoCommit(false);
            try (PreparedStatement enter = app.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
                enter.setString(1, world.id().toString());
                enter.execute();
            }
            try (PreparedStatement question = app.prepareStatement(sql);
                    ResultSet rows = question.executeQuery()) {
                List<String> answers = new ArrayList<>();
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
                return answers;
            } finally {
                app.rollback();
            }
        }
    }

    private static UUID employee(World world, String number, String name) {
        UUID id = UUID.randomUUID();
        world.sql(
                "insert into employee (tenant_id, id, number, number_key, name, name_folded) values (?, ?, ?, ?, ?, ?)",
                world.id(), id, number, EmployeeNumber.keyOf(number), name, Fold.of(name));
        return id;
    }
}
