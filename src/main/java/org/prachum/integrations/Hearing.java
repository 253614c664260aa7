package org.prachum.integrations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.prachum.notifications.Outbox;

/**
 * Hears what happens to registrations and stands in no row of theirs. Whoever adds an event adds its observer here, in two lines:
 *
 * <pre>{@code void on(@Observes CheckedIn checkedIn) {
 *     tell(Events.CHECKED_IN, checkedIn.registration());
 * }}</pre>
 */
@ApplicationScoped
class Hearing {

    @Inject
    Integrations integrations;

    @Inject
    Outbox outbox;

    /** In the transaction of the fact. */
    void tell(String event, UUID registration) {
        integrations.tell(event, registration);
        outbox.filled();
    }
}
