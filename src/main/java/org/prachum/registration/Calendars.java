package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.prachum.meetings.Meeting;
import org.prachum.platform.config.Settings;
import org.prachum.platform.files.CalendarFile;
import org.prachum.platform.files.CalendarFile.Person;
import org.prachum.platform.web.Language;
import org.prachum.tenancy.Here;

/** A place as an entry of the attendee's calendar, the same entry for as long as the place exists. */
@ApplicationScoped
class Calendars {

    @Inject
    Here here;

    @Inject
    Where where;

    @Inject
    Tickets tickets;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** @param attendee whose calendar it is for, where it is mailed to one */
    CalendarFile of(UUID registration, Meeting meeting, Language language, Optional<Person> attendee) {
        String link = where.link(meeting);
        String information = meeting.getInformation() == null ? "" : meeting.getInformation();
        return new CalendarFile(
                registration + "@" + settings.getBaseDomain(),
                meeting.getSequence(),
                clock.instant(),
                meeting.getStartsAt(),
                meeting.getEndsAt(),
                here.getOrganization().getZone(),
                meeting.getTopic(),
                where.place(meeting, language),
                link == null ? information : link + (information.isEmpty() ? "" : "\n\n" + information),
                Optional.of(here.link("/ticket/" + tickets.of(registration))),
                new Person(here.getOrganization().getName(), settings.smtp().from()),
                attendee);
    }
}
