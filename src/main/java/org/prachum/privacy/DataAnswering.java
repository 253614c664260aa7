package org.prachum.privacy;

import static org.prachum.identity.Permission.PROTECT_DATA;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;
import org.prachum.registration.TicketHolders;

/** An admin sees who has asked for a copy, and says that they have it. */
@UseCase
@Requires(PROTECT_DATA)
class DataAnswering {

    @Inject
    DataRequests requests;

    @Inject
    TicketHolders holders;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Who waits longest, first. */
    List<WaitingRequest> waiting(int first, int most) {
        return requests.waiting(first, most);
    }

    int countWaiting() {
        return requests.countWaiting();
    }

    /**
     * That somebody else said so before is no error.
     *
     * @throws Missing when there is no such request
     */
    void answered(UUID id) {
        DataRequest request = requests.byId(id);
        if (request.isWaiting()) {
            request.answered(clock.instant());
            holders.find(request.registration()).ifPresent(registration ->
                    audit.note(Deed.of("person.answered").on(registration.getId(), registration.getIdentifier())));
        }
    }
}
