package org.prachum.integrations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.prachum.notifications.Outbox;
import org.prachum.registration.CheckedIn;

/** Hears what happens to registrations and is not told by the database itself, in the transaction of the fact. */
@ApplicationScoped
class Hearing {

    @Inject
    Integrations integrations;

    @Inject
    Outbox outbox;

    void on(@Observes CheckedIn checkedIn) {
        integrations.tell(Events.CHECKED_IN, checkedIn.registration());
        outbox.filled();
    }
}
