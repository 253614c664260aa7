package org.prachum.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.prachum.identity.SignedIn;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.web.Visit;

/** Writes a line for each deed, inside its transaction: the line is there when and only when the deed was done. */
@ApplicationScoped
class Ledger {

    @Inject
    EntityManager database;

    @Inject
    SignedIn me;

    @Inject
    Visit visit;

    @Inject
    Clock clock;

    void on(@Observes Deed deed) {
        Actor actor = deed.actor().orElseGet(me::actor);
        database.persist(new AuditEntry(deed, actor, visit.client().orElse(null), clock.instant()));
    }
}
