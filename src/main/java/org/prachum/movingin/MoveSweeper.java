package org.prachum.movingin;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.TenantScope;

/** Every hour takes away what was read and that nobody went on with. Any number of nodes may do so. */
@ApplicationScoped
class MoveSweeper {

    private static final Logger LOG = Logger.getLogger(MoveSweeper.class.getName());
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int ORGANIZATIONS_A_ROUND = 1_000;

    @Inject
    MoveSteps steps;

    @Inject
    TenantScope scope;

    @Inject
    AcrossTenants tenants;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;

    void on(@Observes Started started) {
        executor.scheduleWithFixedDelay(this::sweep, 2, 60, TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            for (UUID organization : tenants.answeredBy(
                    "organizations_with_moves_before", clock.instant().minus(KEPT), ORGANIZATIONS_A_ROUND)) {
                scope.in(organization, steps::sweep);
            }
        } catch (SQLException | RuntimeException trouble) {
            LOG.log(Level.WARNING, "Old moves could not be cleared away and will be next time", trouble);
        }
    }
}
