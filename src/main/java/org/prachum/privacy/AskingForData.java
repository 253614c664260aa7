package org.prachum.privacy;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.prachum.identity.AccountPost;
import org.prachum.notifications.Outbox;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Reader;
import org.prachum.registration.Registration;
import org.prachum.registration.TicketHolders;
import org.prachum.tenancy.Retention;
import org.prachum.tenancy.Retentions;

/**
 * Whoever holds a ticket asks for a copy of what is kept of the person it belongs to (GDPR article 15, PDPA section 30). Nothing is told
 * here but what is kept of anybody and how long: the copy is given by an admin, to the person and not to the ticket.
 */
@UseCase
class AskingForData {

    @Inject
    TicketHolders holders;

    @Inject
    DataRequests requests;

    @Inject
    Retentions retentions;

    @Inject
    AccountPost post;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    Reader reader;

    @Inject
    Clock clock;

    Retention terms() {
        return retentions.current();
    }

    /**
     * Since when a request waits with that ticket.
     *
     * @throws Missing when it is no ticket of this organization
     */
    Optional<Instant> askedAt(String ticket) {
        return requests.waitingOf(holders.of(ticket).getId()).map(DataRequest::askedAt);
    }

    /**
     * Asks; who asks again while a request waits has asked. The admins are told, and so is the person, at the address that is known.
     *
     * @throws Missing as above
     */
    void ask(String ticket) {
        Registration registration = holders.of(ticket);
        requests.add(registration.getId(), clock.instant()).ifPresent(request -> {
            post.tellAdmins(DataAskedMail.KIND, request);
            registration.email().ifPresent(address -> outbox.mail(
                    DataPromisedMail.KIND, request, address, Optional.ofNullable(registration.getLanguage()).orElse(reader.getLanguage())));
            audit.note(Deed.of("person.asked").on(registration.getId(), registration.getNumber()).by(Actor.VISITOR));
        });
    }
}
