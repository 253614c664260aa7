package org.prachum.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.prachum.platform.metrics.Exposition;
import org.prachum.platform.metrics.Measured;
import org.prachum.platform.persistence.Pool;

/**
 * The connections by which is served, as PostgreSQL sees them: the same on each server, and with those of the other nodes, because it is
 * PostgreSQL whose connections come to an end.
 */
@ApplicationScoped
class PoolMeasures implements Measured {

    private static final String NAME = "prachum_database_connections";

    private static final String CONNECTIONS = """
            select s.state, count(a.pid)
            from unnest(array['active', 'idle', 'idle in transaction']) s(state)
            left join pg_stat_activity a
                on a.datname = current_database() and a.usename = current_user and a.state = s.state and a.pid <> pg_backend_pid()
            group by s.state order by s.state
            """;

    @Inject
    @Pool
    DataSource pool;

    @Override
    public void measure(Exposition page) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(CONNECTIONS);
                ResultSet rows = question.executeQuery()) {
            page.family(NAME, Exposition.Kind.GAUGE, "Connections of the role that serves, of all nodes, besides the one that counts.");
            while (rows.next()) {
                page.sample(NAME, rows.getLong(2), "state", rows.getString(1));
            }
        }
    }
}
