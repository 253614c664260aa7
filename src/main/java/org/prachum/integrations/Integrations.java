package org.prachum.integrations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.problem.Missing;
import org.prachum.registration.Registration;

/** Finding integrations, and what they are told of. Joins its caller's transaction. */
@ApplicationScoped
class Integrations {

    @Inject
    EntityManager database;

    Optional<Integration> find(UUID id) {
        return Optional.ofNullable(database.find(Integration.class, id));
    }

    /** @throws Missing when this organization has none of that id */
    Integration byId(UUID id) {
        return find(id).orElseThrow(() -> new Missing("integration " + id));
    }

    Optional<Integration> spreadsheet() {
        return database.createQuery("select i from Integration i where i.slot = :slot", Integration.class)
                .setParameter("slot", Integration.SPREADSHEET_SLOT)
                .getResultStream()
                .findFirst();
    }

    /** At most {@value Integration#MOST_WEBHOOKS}, in the order of their slots. */
    List<Integration> webhooks() {
        return database.createQuery("select i from Integration i where i.slot <> :slot order by i.slot", Integration.class)
                .setParameter("slot", Integration.SPREADSHEET_SLOT)
                .getResultList();
    }

    /** The spreadsheet and the webhooks. */
    List<Integration> all() {
        return database.createQuery("select i from Integration i order by i.slot", Integration.class).getResultList();
    }

    void add(Integration integration) {
        database.persist(integration);
    }

    void remove(Integration integration) {
        database.remove(integration);
    }

    Optional<Registration> registration(UUID id) {
        return Optional.ofNullable(database.find(Registration.class, id));
    }

    /** Writes for each integration that wants to hear of it what happened to a registration. */
    void tell(String event, UUID registration) {
        database.createNativeQuery("select tell_integrations(?1, cast(?2 as uuid))")
                .setParameter(1, event)
                .setParameter(2, registration.toString())
                .getSingleResult();
    }
}
