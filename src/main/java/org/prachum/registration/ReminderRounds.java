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

/** Four times a minute asks each organization that has meetings ahead whom it has to remind. Any number of nodes may do so. */
@ApplicationScoped
class ReminderRounds {

    private static final Logger LOG = Logger.getLogger(ReminderRounds.class.getName());
    private static final int ORGANIZATIONS_AT_ONCE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject
    Reminding reminding;

    @Inject
    TenantScope scope;

    @Inject
    AcrossTenants tenants;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;

    void on(@Observes Started started) {
        executor.scheduleWithFixedDelay(this::round, 5, 15, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            UUID last = BEFORE_ALL;
            List<UUID> organizations;
            do {
                organizations = organizations(last);
                for (UUID organization : organizations) {
                    remind(organization);
                    last = organization;
                }
            } while (organizations.size() == ORGANIZATIONS_AT_ONCE);
        } catch (SQLException | RuntimeException trouble) {
            LOG.log(Level.WARNING, "It could not be asked who has meetings ahead; it will be next time", trouble);
        }
    }

    /** One organization's trouble is not the others'. */
    private void remind(UUID organization) {
        try {
            scope.in(organization, () -> {
                reminding.remind();
            });
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The people of organization " + organization + " will be reminded next time", trouble);
        }
    }

    /** Which organizations have meetings ahead that somebody may have to be reminded of: ids only. */
    private List<UUID> organizations(UUID last) throws SQLException {
        return tenants.answeredBy("organizations_with_reminders_ahead", clock.instant(), last, ORGANIZATIONS_AT_ONCE);
    }
}
