package org.prachum.registration;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.Meetings;
import org.prachum.notifications.Outbox;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Reader;

/** Somebody whose number was registered by somebody else ends that registration, by the link of {@link OtherAddressMail}. */
@UseCase
class NotMe {

    /**
     * The registration that a link names.
     *
     * @param live whether it can still be ended
     */
    record Found(Meeting meeting, String name, boolean live) {}

    @Inject
    PersonalLinks links;

    @Inject
    Registrations registrations;

    @Inject
    Meetings meetings;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    Reader reader;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** @throws Missing when it is no such link of this organization; as does the other */
    Found find(String code) {
        Registration registration = registration(code);
        return new Found(
                meetings.byId(registration.getMeeting()), registration.getName(),
                registration.isConfirmed() || registration.isWaitlisted());
    }

    /** Frees the seat or the place in line; that it is free already is no error. */
    void cancel(String code) {
        Registration registration = registration(code);
        Meeting meeting = meetings.byId(registration.getMeeting());
        if (!registrations.cancel(registration.getId(), clock.instant())) {
            return;
        }
        database.createNativeQuery("""
                        update registration set cancelled_by = 'attendee'
                        where tenant_id = current_tenant() and id = cast(?1 as uuid)""")
                .setParameter(1, registration.getId().toString())
                .executeUpdate();
        outbox.push(RosterTopics.PREFIX + meeting.getNumber());
        registration.email().ifPresent(address -> outbox.mail(
                RegistrationMails.GIVEN_BACK, registration.getId(), address,
                Optional.ofNullable(registration.getLanguage()).orElse(reader.getLanguage())));
        audit.note(Deed.of("registration.not_me")
                .on(registration.getId(), registration.getName())
                .with("meeting", meeting.getTopic())
                .by(Actor.VISITOR));
    }

    private Registration registration(String code) {
        return links.read(PersonalLinks.Purpose.NOT_ME, code).registration();
    }
}
