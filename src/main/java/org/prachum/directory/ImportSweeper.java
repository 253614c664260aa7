package org.prachum.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.Rounds;

/** Every hour takes away the uploaded rows that nobody went on with. */
@ApplicationScoped
class ImportSweeper {

    private static final int ORGANIZATIONS_A_ROUND = 1_000;

    @Inject
    ImportSteps steps;

    @Inject
    AcrossTenants tenants;

    @Inject
    Clock clock;

    @Inject
    Rounds rounds;

    void on(@Observes Started started) {
        rounds.begin(
                "old imports",
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                () -> tenants.answeredBy(
                        "organizations_with_imports_before", clock.instant().minus(ImportSteps.KEPT), ORGANIZATIONS_A_ROUND),
                () -> steps.sweep());
    }
}
