package org.prachum.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.prachum.identity.AccountHandedOver;

/** The meetings of somebody who leaves go on with whoever follows. Joins the transaction of the hand-over. */
@ApplicationScoped
class Succession {

    @Inject
    EntityManager database;

    void on(@Observes AccountHandedOver handedOver) {
        database.createQuery("update Meeting m set m.organizer = :successor where m.organizer = :leaver")
                .setParameter("successor", handedOver.to())
                .setParameter("leaver", handedOver.from())
                .executeUpdate();
    }
}
