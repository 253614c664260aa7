package org.prachum.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.prachum.platform.persistence.Pool;
import org.prachum.platform.persistence.Started;

/**
 * The schema has every migration that this node found or made when it started, and none that failed. It may have more: a newer node has
 * migrated. It has fewer where another database was put in its place.
 */
@ApplicationScoped
class MigrationsCheck implements ReadinessCheck {

    private static final int UNKNOWN = Integer.MAX_VALUE;

    private static final String APPLIED = "select case when bool_and(success) then count(*) else 0 end from flyway_schema_history";

    @Inject
    @Pool
    DataSource pool;

    private volatile int needed = UNKNOWN;

    void on(@Observes Started started) {
        needed = Math.max(applied(), 1);
    }

    @Override
    public String name() {
        return "migrations";
    }

    @Override
    public boolean isReady() {
        return applied() >= needed;
    }

    private int applied() {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(APPLIED);
                ResultSet row = question.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException unreachable) {
            return 0;
        }
    }
}
