package org.prachum.registration;

import static org.prachum.identity.Permission.ORGANIZE_ALL_MEETINGS;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Here;
import org.prachum.tenancy.OrganizationChanged;

/** How the current organization takes guests: everybody's requests go by it, an admin decides it. */
@UseCase
class GuestPolicies {

    @Inject
    EntityManager database;

    @Inject
    Here here;

    @Inject
    Audit audit;

    @Inject
    Event<OrganizationChanged> changed;

    GuestPolicy current() {
        return database.createQuery("select p from GuestPolicy p", GuestPolicy.class)
                .getResultStream()
                .findFirst()
                .orElseGet(GuestPolicy::undecided);
    }

    /**
     * Every node goes by it at once.
     *
     * @throws org.prachum.platform.problem.Invalid as {@link GuestPolicy#decide}
     */
    @Requires(ORGANIZE_ALL_MEETINGS)
    void decide(Integer networkLimit, Integer meetingLimit, Integer seatShare, boolean asksNumber) {
        GuestPolicy policy = current();
        policy.decide(networkLimit, meetingLimit, seatShare, asksNumber);
        if (!database.contains(policy)) {
            database.persist(policy);
        }
        changed.fire(new OrganizationChanged(here.id()));
        audit.note(Deed.of("settings.changed").changing(List.of("guests")));
    }
}
