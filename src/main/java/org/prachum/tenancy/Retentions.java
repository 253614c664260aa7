package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;

/** How long the current organization keeps what it knows of people. Joins its caller's transaction. */
@ApplicationScoped
public class Retentions {

    @Inject
    EntityManager database;

    public Retention current() {
        return database.createQuery("select r from Retention r", Retention.class)
                .getResultStream()
                .findFirst()
                .orElseGet(Retention::usual);
    }

    /**
     * @param days for each; null for ever
     * @throws org.prachum.platform.problem.Invalid beside the field of what is kept too long, or too short
     */
    public void decide(Map<Kept, Integer> days) {
        Retention retention = current();
        retention.decide(days);
        if (!database.contains(retention)) {
            database.persist(retention);
        }
    }
}
