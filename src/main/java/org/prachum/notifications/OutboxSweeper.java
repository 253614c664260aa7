package org.prachum.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.Rounds;

/** Every hour takes away the mails that were kept long enough. */
@ApplicationScoped
class OutboxSweeper {

    private static final int ORGANIZATIONS_A_ROUND = 1_000;

    @Inject
    Sweeping sweeping;

    @Inject
    AcrossTenants tenants;

    @Inject
    Clock clock;

    @Inject
    Rounds rounds;

    void on(@Observes Started started) {
        rounds.begin("old mails", Duration.ofMinutes(2), Duration.ofHours(1), this::organizations, this::sweep);
    }

    private List<UUID> organizations() throws SQLException {
        return tenants.answeredBy(
                "organizations_with_mails_before",
                clock.instant().minus(Mails.SENT_KEPT),
                clock.instant().minus(Mails.FAILED_KEPT),
                ORGANIZATIONS_A_ROUND);
    }

    private void sweep() {
        int swept;
        do {
            swept = sweeping.sweep();
        } while (swept > 0);
    }
}
