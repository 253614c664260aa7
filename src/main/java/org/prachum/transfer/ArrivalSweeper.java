package org.prachum.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.Rounds;

/** Every hour takes away the files of organizations that nobody let in. */
@ApplicationScoped
class ArrivalSweeper {

    @Inject
    ArrivalSteps steps;

    @Inject
    Rounds rounds;

    void on(@Observes Started started) {
        rounds.begin("old arrivals", Duration.ofMinutes(2), Duration.ofHours(1), () -> List.of(Organization.PLATFORM), () -> steps.sweep());
    }
}
