package org.prachum.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.prachum.platform.config.Keys;
import org.prachum.platform.persistence.Pool;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.problem.TooOften;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.Here;
import org.prachum.tenancy.Organization;

/**
 * Opens the current organization for being taken out: one at a time on all nodes together, and few on each, because each holds a
 * connection for as long as somebody downloads.
 */
@ApplicationScoped
class Exports {

    /** What the mark of a manifest is made for. */
    static final String PURPOSE = "transfer";

    private static final int MOST_ON_A_NODE = 3;
    private static final Duration COME_BACK = Duration.ofMinutes(1);

    private static final String BEGIN = "set transaction isolation level repeatable read, read only";

    /** How values are written does not depend on whose connection it is. The lock ends with the transaction. */
    private static final String ENTER = """
            select set_config('app.tenant_id', ?, true), set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true),
                set_config('intervalstyle', 'iso_8601', true), set_config('extra_float_digits', '1', true),
                pg_try_advisory_xact_lock(hashtextextended('export ' || ?, 0))
            """;

    private final Semaphore places = new Semaphore(MOST_ON_A_NODE);

    @Inject
    @Pool
    DataSource pool;

    @Inject
    CurrentTenant tenant;

    @Inject
    Here here;

    @Inject
    Keys keys;

    @Inject
    Clock clock;

    /**
     * What is there now; what happens from now on is not in it. Whoever opens it closes it.
     *
     * @throws TooOften while it is being taken out already, or too many others are
     * @throws Missing where there is no such organization
     */
    Snapshot open() {
        Organization organization = here.getOrganization();
        if (organization == null || organization.isPlatform()) {
            throw new Missing("an organization to take out");
        }
        if (!places.tryAcquire()) {
            throw new TooOften("transfer.busy", COME_BACK);
        }
        Snapshot snapshot = null;
        try {
            snapshot = read(organization);
            return snapshot;
        } finally {
            if (snapshot == null) {
                places.release();
            }
        }
    }

    private Snapshot read(Organization organization) {
        Connection connection = null;
        boolean entered = false;
        try {
            connection = pool.getConnection();
            connection.setAutoCommit(false);
            enter(connection, tenant.id());
            entered = true;
            String mark = keys.token(PURPOSE, organization.getId().toString());
            return new Snapshot(connection, organization, mark, clock, places::release);
        } catch (SQLException refused) {
            throw new IllegalStateException("The organization cannot be read.", refused);
        } finally {
            if (connection != null && !entered) {
                giveBack(connection);
            }
        }
    }

    private static void enter(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            begin.execute();
        }
        try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
            enter.setString(1, organization.toString());
            enter.setString(2, organization.toString());
            try (ResultSet answer = enter.executeQuery()) {
                answer.next();
                if (!answer.getBoolean(6)) {
                    throw new TooOften("transfer.busy", COME_BACK);
                }
            }
        }
    }

    private static void giveBack(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException gone) {
            throw new IllegalStateException("The connection could not be given back.", gone);
        }
    }
}
