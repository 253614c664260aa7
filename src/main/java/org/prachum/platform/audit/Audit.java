package org.prachum.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Where a use case says what was done, in the transaction in which it is done. */
@ApplicationScoped
public class Audit {

    @Inject
    Event<Deed> done;

    /** Whoever the running request comes from did that to {@code subject}. */
    public void note(String verb, UUID subject, String name) {
        note(Deed.of(verb).on(subject, name));
    }

    /** A change that changed nothing is no deed. */
    public void note(Deed deed) {
        if (!List.of().equals(deed.details().get(Deed.FIELDS))) {
            done.fire(deed);
        }
    }
}
