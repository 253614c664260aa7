package org.prachum.registration;

import static java.util.stream.Collectors.toSet;
import static org.prachum.identity.Permission.ORGANIZE_OWN_MEETINGS;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prachum.identity.Accounts;
import org.prachum.identity.Requires;
import org.prachum.identity.SignedIn;
import org.prachum.meetings.FormQuestion;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MyMeetings;
import org.prachum.notifications.Outbox;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Missing;

/** An organizer looks after the list of who is registered for a meeting of theirs. Another's meeting does not exist. */
@UseCase
@Requires(ORGANIZE_OWN_MEETINGS)
class RosterKeeping {

    /** What document 000's page sends along to say that it is meant. */
    static final String DELETE_ALL = "DELETE_ALL";

    @Inject
    MyMeetings meetings;

    @Inject
    Rosters rosters;

    @Inject
    Registrations registrations;

    @Inject
    FormAnswers answers;

    @Inject
    WaitingLine line;

    @Inject
    Accounts accounts;

    @Inject
    SignedIn me;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

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

    /** The next page of the whole list, for a file; with those who wait, if it says who does. */
    List<Registration> after(int meeting, boolean withWaiting, Instant moment, UUID id, int most) {
        return rosters.after(meetings.byNumber(meeting).getId(), withWaiting, moment, id, most);
    }

    /** What a meeting asks, and asked once and was answered: the further columns of its file. */
    List<FormQuestion> asked(int meeting) {
        return answers.asked(meetings.byNumber(meeting).getId());
    }

    /** What was answered by whoever registered for a meeting between two moments, by their ids and those of the questions. */
    Map<UUID, Map<UUID, String>> answers(int meeting, Instant from, Instant until) {
        return answers.texts(meetings.byNumber(meeting).getId(), from, until);
    }

    /** What was answered with one registration of a meeting, in the order of the questions. */
    List<Answered> answers(int meeting, UUID registration) {
        return answers.of(of(meeting, registration).getId());
    }

    /** The same as {@link #meeting}, for who takes its list out of the house: {@link #after} reads what goes into the file. */
    Meeting takeOut(int number, String format) {
        Meeting meeting = meetings.byNumber(number);
        audit.note(Deed.of("export.downloaded")
                .on("meeting", meeting.getId(), meeting.getTopic())
                .with("format", format)
                .with("file", "registrations"));
        return meeting;
    }

    /** Those who wait, in the order in which they get a seat; whoever was offered one stands among them. */
    List<InLine> waiting(int meeting, int first, int most) {
        return rosters.waiting(meetings.byNumber(meeting).getId(), first, most);
    }

    /**
     * Prefers somebody who waits: they get a seat if there is one for them, else the next.
     *
     * @throws Missing when they do not wait any more
     */
    Preferred prefer(int meeting, UUID registration) {
        Registration found = of(meeting, registration);
        Preferred preferred = line.prefer(registration);
        if (preferred == Preferred.GONE) {
            throw new Missing("somebody who waits as " + registration);
        }
        outbox.push(RosterTopics.PREFIX + meeting);
        note("registration.preferred", found, meeting);
        return preferred;
    }

    /** One page of those who were cancelled or removed, with who removed them. */
    List<EndedRegistration> ended(int meeting, RosterFilter filter, int first, int most) {
        List<Registration> found = rosters.list(meetings.byNumber(meeting).getId(), filter, first, most);
        Map<UUID, String> names = accounts.names(
                found.stream().map(Registration::removedBy).flatMap(Optional::stream).collect(toSet()));
        return found.stream()
                .map(registration -> new EndedRegistration(
                        registration, registration.removedBy().map(names::get).orElse(null)))
                .toList();
    }

    /**
     * Who gets the seats of these once they are removed and that can no longer be undone.
     *
     * @param these ids of registrations of that meeting
     */
    NextInLine next(int number, Collection<UUID> these) {
        Meeting meeting = meetings.byNumber(number);
        if (meeting.getWaiting() == 0 || meeting.isCancelled() || !clock.instant().isBefore(meeting.getEndsAt()) || these.isEmpty()) {
            return NextInLine.NOBODY;
        }
        long count = Math.min(rosters.seatsOf(meeting.getId(), these), rosters.countWaiting(meeting.getId(), these));
        if (count == 0) {
            return NextInLine.NOBODY;
        }
        List<String> names = rosters.firstWaiting(meeting.getId(), these, Math.min(count, NextInLine.NAMED)).stream()
                .map(Registration::getName)
                .toList();
        boolean offered = line.isOffering() && clock.instant().isBefore(meeting.getStartsAt());
        return new NextInLine(names, (int) count, offered);
    }

    /**
     * Removes all of these from the list at once. Their seats are held for as long as that can be undone, and go to whoever waits after
     * that; their mails leave then too. Whoever is off the list already, or is none of that meeting, is left out.
     */
    Removal remove(int number, Collection<UUID> these) {
        return remove(meetings.byNumber(number), these, false);
    }

    /**
     * Brings back somebody who was removed; where they are back already, nothing changes.
     *
     * @throws SeatGone when their seat is gone meanwhile
     */
    void restore(int meeting, UUID registration) {
        Registration found = of(meeting, registration);
        if (!found.isRemoved()) {
            return;
        }
        Restored restored = registrations.restore(registration);
        if (restored == Restored.FULL) {
            throw new SeatGone();
        }
        if (restored == Restored.RESTORED) {
            outbox.push(RosterTopics.PREFIX + meeting);
            outbox.filled();
            note("registration.restored", found, meeting);
        }
    }

    /**
     * Removes everybody from the list, and those who wait from theirs.
     *
     * @param confirmation the meeting's topic or its number, or {@code DELETE_ALL} as document 000 has it
     * @throws Invalid beside {@code confirm} unless it is one of these
     */
    Removal removeAll(int number, String confirmation) {
        Meeting meeting = meetings.byNumber(number);
        String typed = confirmation == null ? "" : confirmation.strip();
        if (!typed.equals(DELETE_ALL) && !typed.equals(String.valueOf(number)) && !typed.equalsIgnoreCase(meeting.getTopic())) {
            throw new Invalid("registration.removeAll.unconfirmed", "confirm");
        }
        return remove(meeting, List.of(), true);
    }

    /** Takes a removal back: in time whole, later as far as there are seats, and but for who registered again. Answers how many are back. */
    int restoreAll(int number, UUID removal) {
        Meeting meeting = meetings.byNumber(number);
        int back = registrations.restoreAll(meeting.getId(), removal, clock.instant());
        if (back > 0) {
            outbox.push(RosterTopics.PREFIX + number);
            outbox.filled();
            note("registrations.restored", meeting, back);
        }
        return back;
    }

    /** How many of a removal could still be brought back. */
    int removed(int number, UUID removal) {
        return registrations.removed(meetings.byNumber(number).getId(), removal);
    }

    /**
     * The meeting that a registration is for.
     *
     * @throws Missing when there is none, or it is another's
     */
    Meeting meetingOf(UUID registration) {
        return registrations.find(registration)
                .map(found -> meetings.byId(found.getMeeting()))
                .orElseThrow(() -> new Missing("registration " + registration));
    }

    private Removal remove(Meeting meeting, Collection<UUID> these, boolean everybody) {
        UUID removal = UUID.randomUUID();
        int count = registrations.remove(meeting.getId(), these, everybody, removal, me.account().getId(), clock.instant());
        if (count > 0) {
            outbox.push(RosterTopics.PREFIX + meeting.getNumber());
            outbox.filled();
            noteRemoval(meeting, these, count);
        }
        return new Removal(removal, meeting.getNumber(), count);
    }

    private void noteRemoval(Meeting meeting, Collection<UUID> these, int count) {
        if (these.size() == 1) {
            note("registration.removed", of(meeting.getNumber(), these.iterator().next()), meeting.getNumber());
        } else {
            note("registrations.removed", meeting, count);
        }
    }

    private void note(String verb, Meeting meeting, int count) {
        audit.note(Deed.of(verb).on("meeting", meeting.getId(), meeting.getTopic()).with("count", count));
    }

    /** @throws Missing when it is none of that meeting */
    Registration find(int meeting, UUID registration) {
        return of(meeting, registration);
    }

    private void note(String verb, Registration registration, int meeting) {
        audit.note(Deed.of(verb)
                .on(registration.getId(), registration.getName())
                .with("meeting", meetings.byNumber(meeting).getTopic()));
    }

    private Registration of(int meeting, UUID registration) {
        UUID id = meetings.byNumber(meeting).getId();
        return registrations.find(registration)
                .filter(found -> found.getMeeting().equals(id))
                .orElseThrow(() -> new Missing("registration " + registration));
    }
}
