package org.prachum.notifications;

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

/** Every hour takes away the mails that were kept long enough. Any number of nodes may do so. */
@ApplicationScoped
class OutboxSweeper {

    private static final Logger LOG = Logger.getLogger(OutboxSweeper.class.getName());
    private static final int ORGANIZATIONS_A_ROUND = 1_000;

    @Inject
    Sweeping sweeping;

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
            for (UUID organization : organizations()) {
                scope.in(organization, this::sweepOne);
            }
        } catch (SQLException | RuntimeException trouble) {
            LOG.log(Level.WARNING, "Old mails could not be cleared away and will be next time", trouble);
        }
    }

    private void sweepOne() {
        int swept;
        do {
            swept = sweeping.sweep();
        } while (swept > 0);
    }

    /** Which organizations have something to clear: ids only. */
    private List<UUID> organizations() throws SQLException {
        return tenants.answeredBy(
                "organizations_with_mails_before",
                clock.instant().minus(Mails.SENT_KEPT),
                clock.instant().minus(Mails.FAILED_KEPT),
                ORGANIZATIONS_A_ROUND);
    }
}
