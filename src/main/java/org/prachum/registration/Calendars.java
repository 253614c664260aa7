package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prachum.meetings.Meeting;
import org.prachum.platform.config.Settings;
import org.prachum.platform.files.CalendarFile;
import org.prachum.platform.files.CalendarFile.Person;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.tenancy.Here;

/** A place as an entry of the attendee's calendar, the same entry for as long as the place exists. Joins its caller's transaction. */
@ApplicationScoped
class Calendars {

    @Inject
    Here here;

    @Inject
    Where where;

    @Inject
    Tickets tickets;

    @Inject
    Organizers organizers;

    @Inject
    Settings settings;

    @Inject
    Words words;

    @Inject
    Clock clock;

    /**
     * A place. How to join stands in it for as long as the place is somebody's.
     *
     * @param changes how often the place was cancelled or restored; the entry's sequence rises with each
     * @param valid whether the place is theirs
     * @param attendee whose calendar it is for, where it is mailed to one
     */
    CalendarFile of(
            UUID registration, int changes, boolean valid, Meeting meeting, Language language, Optional<Person> attendee) {
        return entry(
                organizer(meeting, attendee),
                registration,
                meeting.getSequence() + changes,
                meeting,
                language,
                valid && !meeting.isCancelled() ? howToJoin(meeting, language) : "",
                "/ticket/" + tickets.of(registration),
                attendee);
    }

    /** A public meeting, for whoever looks what there is. */
    CalendarFile of(Meeting meeting, Language language) {
        return entry(
                organization(),
                meeting.getId(),
                meeting.getSequence(),
                meeting,
                language,
                information(meeting),
                "/submit/" + meeting.getNumber(),
                Optional.empty());
    }

    private CalendarFile entry(
            Person organizer,
            UUID id,
            int sequence,
            Meeting meeting,
            Language language,
            String description,
            String path,
            Optional<Person> attendee) {
        return new CalendarFile(
                id + "@" + settings.getBaseDomain(),
                sequence,
                clock.instant(),
                meeting.getStartsAt(),
                meeting.getEndsAt(),
                here.getOrganization().getZone(),
                meeting.getTopic(),
                where.place(meeting, language),
                description,
                Optional.of(here.link(path)),
                organizer,
                attendee);
    }

    /**
     * Who is answered: whoever organizes the meeting, in whose name the platform's address writes. Nobody invites themselves, because calendars
     * take that for an entry of their own and not for an invitation.
     */
    private Person organizer(Meeting meeting, Optional<Person> attendee) {
        return organizers.of(meeting)
                .filter(contact -> attendee.filter(invited -> invited.email().equalsIgnoreCase(contact.email())).isEmpty())
                .map(contact -> new Person(contact.name(), contact.email(), settings.smtp().from()))
                .orElseGet(this::organization);
    }

    /** What everybody may read names no person. */
    private Person organization() {
        return new Person(here.getOrganization().getName(), settings.smtp().from());
    }

    private String howToJoin(Meeting meeting, Language language) {
        if (!meeting.getFormat().isOnline()) {
            return information(meeting);
        }
        String conference = Stream.of(
                        meeting.getOnlineUrl(),
                        labelled("registration.ticket.online_id", meeting.getOnlineId(), language),
                        labelled("registration.ticket.online_password", meeting.getOnlinePassword(), language))
                .filter(line -> line != null && !line.isBlank())
                .collect(Collectors.joining("\n"));
        return Stream.of(conference, information(meeting))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private String labelled(String label, String value, Language language) {
        return value == null || value.isBlank() ? null : words.say(language, label) + ": " + value;
    }

    private static String information(Meeting meeting) {
        return meeting.getInformation() == null ? "" : meeting.getInformation();
    }
}
