package org.prachum.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks into PostgreSQL's catalogue whether row-level security binds the role that we serve as. */
@ApplicationScoped
class Walls {

    /** One row for each way around the wall. */
    private static final String GAPS = """
            select 'the role ' || rolname || ' is a superuser' from pg_roles where rolname = current_user and rolsuper
            union all
            select 'the role ' || rolname || ' has BYPASSRLS' from pg_roles where rolname = current_user and rolbypassrls
            union all
            select 'the role ' || current_user || ' owns or may act as the owner of ' || c.relname
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and pg_has_role(current_user, c.relowner, 'member')
            union all
            select 'the table ' || c.relname || ' is not under forced row-level security'
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and not (c.relrowsecurity and c.relforcerowsecurity)
            """;

    @Inject
    @Pool
    DataSource pool;

    /** @throws IllegalStateException naming each gap */
    void mustStand() {
        List<String> gaps = gaps();
        if (!gaps.isEmpty()) {
            throw new IllegalStateException("Row-level security does not bind this installation: "
                    + String.join("; ", gaps) + ". See server-config/postgres/roles.sql.");
        }
    }

    private List<String> gaps() {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(GAPS);
                ResultSet rows = question.executeQuery()) {
            List<String> gaps = new ArrayList<>();
            while (rows.next()) {
                gaps.add(rows.getString(1));
            }
            return gaps;
        } catch (SQLException unreachable) {
            throw new IllegalStateException("The database cannot be asked whether its walls stand.", unreachable);
        }
    }
}
