package org.prachum.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.Kept;
import org.prachum.tenancy.Rounds;

/** Puts each organization's house in order once a day: what was kept long enough goes. */
@ApplicationScoped
class DailyRound {

    /** How often it is asked whose day is over. */
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private static final int ORGANIZATIONS_A_ROUND = 100;

    @Inject
    Erasing erasing;

    @Inject
    AcrossTenants tenants;

    @Inject
    Clock clock;

    @Inject
    Rounds rounds;

    void on(@Observes Started started) {
        rounds.begin(
                "what was kept long enough",
                PAUSE,
                PAUSE,
                () -> tenants.answeredBy("organizations_to_put_in_order", clock.instant(), ORGANIZATIONS_A_ROUND),
                this::round);
    }

    private void round() {
        if (!erasing.begin()) {
            return;
        }
        erasing.forgetCodes();
        for (Kept kept : Kept.values()) {
            int gone;
            do {
                gone = erasing.step(kept);
            } while (gone > 0);
        }
    }
}
