package org.prachum.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.prachum.platform.persistence.Pool;

/** The database answers. */
@ApplicationScoped
class DatabaseCheck implements ReadinessCheck {

    private static final int WAIT_SECONDS = 2;

    @Inject
    @Pool
    DataSource pool;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean isReady() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(WAIT_SECONDS);
        } catch (SQLException unreachable) {
            return false;
        }
    }
}
