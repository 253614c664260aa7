package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.problem.Missing;

/** Whose registration a ticket is. Joins its caller's transaction. */
@ApplicationScoped
public class TicketHolders {

    @Inject
    Tickets tickets;

    @Inject
    Registrations registrations;

    /** @throws Missing when it is no ticket of this organization, or of somebody who was forgotten */
    public Registration of(String ticket) {
        UUID id = tickets.read(ticket);
        return find(id).orElseThrow(() -> new Missing("registration " + id));
    }

    /** That registration, unless it is nobody's any more. */
    public Optional<Registration> find(UUID registration) {
        return registrations.find(registration).filter(found -> !found.isErased());
    }
}
