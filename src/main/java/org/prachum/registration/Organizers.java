package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.prachum.identity.Accounts;
import org.prachum.meetings.Meeting;
import org.prachum.notifications.Mail.Contact;

/** Who organizes a meeting and reads what its attendees answer. Joins its caller's transaction. */
@ApplicationScoped
class Organizers {

    @Inject
    Accounts accounts;

    /** Empty where nobody organizes it any more. */
    Optional<Contact> of(Meeting meeting) {
        return meeting.organizer()
                .flatMap(accounts::find)
                .map(account -> new Contact(account.getName(), account.getEmail()));
    }

    /** Reads the organizers of all these at once, so that asking for each costs nothing more in this transaction. */
    void fetch(Collection<Meeting> meetings) {
        accounts.names(meetings.stream().map(Meeting::organizer).flatMap(Optional::stream).collect(Collectors.<UUID>toSet()));
    }
}
