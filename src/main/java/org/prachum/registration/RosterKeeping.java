package org.prachum.registration;

import static org.prachum.identity.Permission.ORGANIZE_OWN_MEETINGS;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.identity.Requires;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MyMeetings;
import org.prachum.notifications.Outbox;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;

/** An organizer looks after the list of who is registered for a meeting of theirs. Another's meeting does not exist. */
@UseCase
@Requires(ORGANIZE_OWN_MEETINGS)
class RosterKeeping {

    @Inject
    MyMeetings meetings;

    @Inject
    Rosters rosters;

    @Inject
    Registrations registrations;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    Meeting meeting(int number) {
        return meetings.byNumber(number);
    }

    Rosters.Numbers numbers(int meeting) {
        return rosters.numbers(meetings.byNumber(meeting).getId());
    }

    List<Registration> list(int meeting, RosterFilter filter, int first, int most) {
        return rosters.list(meetings.byNumber(meeting).getId(), filter, first, most);
    }

    int count(int meeting, RosterFilter filter) {
        return rosters.count(meetings.byNumber(meeting).getId(), filter);
    }

    /** The next page of the whole list, for a file. */
    List<Registration> after(int meeting, Instant moment, UUID id, int most) {
        return rosters.after(meetings.byNumber(meeting).getId(), moment, id, most);
    }

    /**
     * Takes somebody off the list; their seat is free at once. Empty when they were off it already, because then there is nothing that
     * could be taken back.
     */
    Optional<Registration> strikeOut(int meeting, UUID registration) {
        Registration found = of(meeting, registration);
        if (!registrations.strikeOut(registration, clock.instant())) {
            return Optional.empty();
        }
        outbox.push(RosterTopics.PREFIX + meeting);
        return Optional.of(found);
    }

    /**
     * Takes that back.
     *
     * @throws SeatGone when the seat is gone meanwhile
     */
    void restore(int meeting, UUID registration) {
        of(meeting, registration);
        if (registrations.restore(registration) == Restored.FULL) {
            throw new SeatGone();
        }
        outbox.push(RosterTopics.PREFIX + meeting);
    }

    private Registration of(int meeting, UUID registration) {
        UUID id = meetings.byNumber(meeting).getId();
        return registrations.find(registration)
                .filter(found -> found.getMeeting().equals(id))
                .orElseThrow(() -> new Missing("registration " + registration));
    }
}
