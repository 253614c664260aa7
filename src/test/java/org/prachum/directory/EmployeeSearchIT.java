package org.prachum.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** That row-level security does not make the search read everybody, at a hundred thousand people in one organization. */
class EmployeeSearchIT {

    World acme = World.create();

    @Test
    void readsARangeOfAnIndexUnderRowLevelSecurity() throws SQLException {
        acme.sql("insert into employee (tenant_id, number, number_key, name, name_folded) select ?, n::text, n::text, 'x', "
                + "'given' || n % 977 || ' family' || n % 7919 from generate_series(100000, 199999) n", acme.id());
        acme.sql("analyze employee");
        acme.sql("analyze employee_word");
        try (Connection app = House.open().postgres().app()) {
            app.setAutoCommit(false);
            enter(app);
            assertThat(plan(app, EmployeeSearch.statement(1), "family77", "family77\uDBFF\uDFFF"))
                    .contains("employee_word_by_beginning")
                    .doesNotContain("Seq Scan");
            assertThat(plan(app, EmployeeSearch.statement(2), "family77", "family77\uDBFF\uDFFF", "given1", "given1\uDBFF\uDFFF"))
                    .contains("employee_word_by_beginning")
                    .doesNotContain("Seq Scan");
            assertThat(plan(app, "select * from employee where number_key = ?1", "100777"))
                    .contains("employee_number_taken")
                    .doesNotContain("Seq Scan");
            assertThat(plan(app, "select * from employee_word where word like ?1", "family77%"))
                    .as("the negative control: like is not leakproof")
                    .doesNotContain("word >=");
            app.rollback();
        }
    }

    private void enter(Connection app) throws SQLException {
        try (PreparedStatement enter = app.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
            enter.setString(1, acme.id().toString());
            enter.execute();
        }
    }

    private static String plan(Connection app, String sql, String... words) throws SQLException {
        String literal = sql;
        for (int i = words.length; i > 0; i--) {
            literal = literal.replace("?" + i, "'" + words[i - 1] + "'");
        }
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement explain = app.prepareStatement("explain " + literal);
                ResultSet rows = explain.executeQuery()) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
