package org.prachum.registration;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.TenantScope;

/**
 * Every few seconds ends the offers whose time has passed, so that the next may have the seat. Any number of nodes may do so. After a start
 * it waits a while first: who could not answer because nobody listened may do so now.
 */
@ApplicationScoped
class LineSweeper {

    private static final Logger LOG = Logger.getLogger(LineSweeper.class.getName());
    private static final int FIRST_SECONDS = 20;
    private static final int SECONDS = 5;
    private static final int ORGANIZATIONS_A_ROUND = 1_000;
    private static final int MEETINGS_A_ROUND = 1_000;

    @Inject
    LineSweep lines;

    @Inject
    TenantScope scope;

    @Inject
    AcrossTenants tenants;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;

    void on(@Observes Started started) {
        executor.scheduleWithFixedDelay(this::sweep, FIRST_SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            for (UUID organization : organizations()) {
                scope.in(organization, this::sweepHere);
            }
        } catch (SQLException | RuntimeException trouble) {
            LOG.log(Level.WARNING, "Offers that have ended could not be taken back and will be next time", trouble);
        }
    }

    private void sweepHere() {
        int swept = 0;
        while (swept < MEETINGS_A_ROUND && lines.sweepOne()) {
            swept++;
        }
    }

    /** Which organizations have something to do: ids only. */
    private List<UUID> organizations() throws SQLException {
        return tenants.answeredBy("organizations_with_waiting", clock.instant(), ORGANIZATIONS_A_ROUND);
    }
}
