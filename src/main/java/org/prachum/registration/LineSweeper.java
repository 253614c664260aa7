package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.Rounds;

/**
 * Every few seconds ends the offers whose time has passed, so that the next may have the seat, and every second gives on the seats that
 * were held for the undo of a removal. After a start it waits a while first: who could not answer because nobody listened may do so now.
 */
@ApplicationScoped
class LineSweeper {

    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration FIRST_SETTLEMENT = Duration.ofSeconds(10);
    private static final Duration SETTLEMENT_PAUSE = Duration.ofSeconds(1);
    private static final int ORGANIZATIONS_A_ROUND = 1_000;
    private static final int MEETINGS_A_ROUND = 1_000;

    @Inject
    LineSweep lines;

    @Inject
    AcrossTenants tenants;

    @Inject
    Clock clock;

    @Inject
    Rounds rounds;

    void on(@Observes Started started) {
        rounds.begin(
                "offers that have ended",
                FIRST,
                PAUSE,
                () -> tenants.answeredBy("organizations_with_waiting", clock.instant(), ORGANIZATIONS_A_ROUND),
                () -> untilDone(lines::sweepOne));
        rounds.begin(
                "removals that are final",
                FIRST_SETTLEMENT,
                SETTLEMENT_PAUSE,
                () -> tenants.answeredBy("organizations_with_final_removals", clock.instant(), ORGANIZATIONS_A_ROUND),
                () -> untilDone(lines::settleOne));
    }

    private static void untilDone(BooleanSupplier one) {
        int swept = 0;
        while (swept < MEETINGS_A_ROUND && one.getAsBoolean()) {
            swept++;
        }
    }
}
