package org.prachum.privacy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.Kept;
import org.prachum.tenancy.TenantScope;

/** Puts each organization's house in order once a day: what was kept long enough goes. Any number of nodes may look. */
@ApplicationScoped
class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());
    private static final int SECONDS = 20;
    private static final int ORGANIZATIONS_A_LOOK = 100;

    @Inject
    Erasing erasing;

    @Inject
    TenantScope scope;

    @Inject
    AcrossTenants tenants;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;

    void on(@Observes Started started) {
        executor.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            for (UUID organization : tenants.answeredBy("organizations_to_put_in_order", clock.instant(), ORGANIZATIONS_A_LOOK)) {
                putInOrder(organization);
            }
        } catch (SQLException | RuntimeException trouble) {
            LOG.log(Level.WARNING, "What is due could not be erased and will be next time", trouble);
        }
    }

    /** What fails in one organization keeps no other waiting; its next round is tomorrow's. */
    private void putInOrder(UUID organization) {
        try {
            scope.in(organization, this::round);
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "What is due in " + organization + " could not be erased and will be tomorrow", trouble);
        }
    }

    private void round() {
        if (!erasing.begin()) {
            return;
        }
        for (Kept kept : Kept.values()) {
            int gone;
            do {
                gone = erasing.step(kept);
            } while (gone > 0);
        }
    }
}
