package org.prachum.registration;

import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.Meetings;
import org.prachum.platform.files.CalendarFeed;
import org.prachum.platform.files.CalendarFeed.Entry;
import org.prachum.platform.files.CalendarFile.Method;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.tenancy.Here;

/** What calendars subscribe to: the organization's public meetings, and one person's own. */
@UseCase
class Feeds {

    /** How many entries a calendar has at most. */
    static final int MOST = 500;
    private static final Duration BACK = Duration.ofDays(90);
    private static final Duration REFRESH = Duration.ofHours(1);

    @Inject
    Meetings meetings;

    @Inject
    Registrations registrations;

    @Inject
    Organizers organizers;

    @Inject
    PersonalLinks links;

    @Inject
    Calendars calendars;

    @Inject
    Here here;

    @Inject
    Words words;

    @Inject
    Clock clock;

    /** The address as calendar programs open it to subscribe. */
    static String webcal(URI feed) {
        return "webcal" + feed.toString().substring(feed.getScheme().length());
    }

    /** Public meetings, those to come before those of the past; a private one never. */
    CalendarFeed ofOrganization() {
        Language language = here.getOrganization().getLanguage();
        Instant now = clock.instant();
        List<Meeting> listed = new ArrayList<>(meetings.publicAfter(now, MOST));
        if (listed.size() < MOST) {
            listed.addAll(0, meetings.publicBetween(now.minus(BACK), now, MOST - listed.size()));
        }
        return feed(
                here.getOrganization().getName(),
                listed.stream()
                        .map(meeting -> new Entry(calendars.of(meeting, language), meeting.isCancelled()))
                        .toList());
    }

    /**
     * What somebody is registered for, with how to join; what they gave back, or what does not take place, is called off.
     *
     * @param code of {@link PersonalLinks}
     * @throws Missing when it is no such code of this organization
     */
    CalendarFeed ofPerson(String code) {
        PersonalLinks.Named named = links.read(PersonalLinks.Purpose.CALENDAR, code);
        Language language = Optional.ofNullable(named.registration().getLanguage())
                .orElse(here.getOrganization().getLanguage());
        Map<UUID, Registration> places = places(named.addressee());
        List<Meeting> theirs = meetings.byIds(places.keySet(), clock.instant().minus(BACK));
        organizers.fetch(theirs);
        List<Entry> entries = theirs.stream()
                .map(meeting -> entry(places.get(meeting.getId()), meeting, language))
                .toList();
        String name = words.say(
                language, "registration.feed.mine", Map.of("organization", here.getOrganization().getName()));
        return feed(name, entries);
    }

    /** The meeting of a ticket, as one entry. */
    byte[] ofTicket(Ticket ticket, Method method, Language language) {
        return calendars
                .of(ticket.registration(), ticket.changes(), ticket.valid(), ticket.meeting(), language, Optional.empty())
                .content(method);
    }

    /** By meeting. Whoever gave a place back and took another has the other. */
    private Map<UUID, Registration> places(Addressee addressee) {
        return registrations.of(addressee, MOST).stream()
                .collect(Collectors.toMap(Registration::getMeeting, Function.identity(), Feeds::standing));
    }

    private static Registration standing(Registration newer, Registration older) {
        return older.isConfirmed() ? older : newer;
    }

    private Entry entry(Registration place, Meeting meeting, Language language) {
        return new Entry(
                calendars.of(place.getId(), place.getSequence(), place.isConfirmed(), meeting, language, Optional.empty()),
                !place.isConfirmed() || meeting.isCancelled());
    }

    private CalendarFeed feed(String name, List<Entry> entries) {
        return new CalendarFeed(name, here.getOrganization().getZone(), REFRESH, entries);
    }
}
