package org.prachum.movingin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.Rounds;

/** Every hour takes away what was read and that nobody went on with. */
@ApplicationScoped
class MoveSweeper {

    private static final int ORGANIZATIONS_A_ROUND = 1_000;

    @Inject
    MoveSteps steps;

    @Inject
    AcrossTenants tenants;

    @Inject
    Clock clock;

    @Inject
    Rounds rounds;

    void on(@Observes Started started) {
        rounds.begin(
                "old moves",
                Duration.ofMinutes(2),
                Duration.ofHours(1),
                () -> tenants.answeredBy(
                        "organizations_with_moves_before", clock.instant().minus(MoveSteps.KEPT), ORGANIZATIONS_A_ROUND),
                () -> steps.sweep());
    }
}
