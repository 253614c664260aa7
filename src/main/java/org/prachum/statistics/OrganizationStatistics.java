package org.prachum.statistics;

import static org.prachum.identity.Permission.ORGANIZE_ALL_MEETINGS;

import jakarta.inject.Inject;
import java.time.Clock;
import org.prachum.identity.Requires;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Here;

/** An admin looks how all meetings together were taken up. */
@UseCase
@Requires(ORGANIZE_ALL_MEETINGS)
class OrganizationStatistics {

    @Inject
    Counting counting;

    @Inject
    Here here;

    @Inject
    Clock clock;

    Figures of(Span span) {
        return counting.between(
                span.from(here.getOrganization().getZone()), span.until(here.getOrganization().getZone()), clock.instant());
    }
}
