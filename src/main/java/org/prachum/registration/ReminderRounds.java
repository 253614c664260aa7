package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.Rounds;

/** Four times a minute asks each organization that has meetings ahead whom it has to remind. */
@ApplicationScoped
class ReminderRounds {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int ORGANIZATIONS_AT_ONCE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject
    Reminding reminding;

    @Inject
    AcrossTenants tenants;

    @Inject
    Clock clock;

    @Inject
    Rounds rounds;

    void on(@Observes Started started) {
        rounds.begin("reminders", FIRST, PAUSE, this::organizations, () -> reminding.remind());
    }

    /** All who have meetings ahead that somebody may have to be reminded of, some at a time. */
    private List<UUID> organizations() throws SQLException {
        List<UUID> all = new ArrayList<>();
        List<UUID> some;
        do {
            UUID last = all.isEmpty() ? BEFORE_ALL : all.get(all.size() - 1);
            some = tenants.answeredBy("organizations_with_reminders_ahead", clock.instant(), last, ORGANIZATIONS_AT_ONCE);
            all.addAll(some);
        } while (some.size() == ORGANIZATIONS_AT_ONCE);
        return all;
    }
}
