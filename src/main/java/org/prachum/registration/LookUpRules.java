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

/** The rule about look-ups of the current organization: everybody's requests go by it, an admin decides it. */
@UseCase
class LookUpRules {

    @Inject
    EntityManager database;

    @Inject
    Here here;

    @Inject
    Audit audit;

    @Inject
    Event<OrganizationChanged> changed;

    LookUpRule current() {
        return database.createQuery("select r from LookUpRule r", LookUpRule.class)
                .getResultStream()
                .findFirst()
                .orElseGet(LookUpRule::undecided);
    }

    /**
     * Every node goes by it at once.
     *
     * @throws org.prachum.platform.problem.Invalid beside {@code misses} or {@code registrations}
     */
    @Requires(ORGANIZE_ALL_MEETINGS)
    void decide(Revealing reveals, Integer misses, Integer registrations) {
        LookUpRule rule = current();
        rule.decide(reveals, misses, registrations);
        if (!database.contains(rule)) {
            database.persist(rule);
        }
        changed.fire(new OrganizationChanged(here.id()));
        audit.note(Deed.of("settings.changed").changing(List.of("look_ups")));
    }
}
