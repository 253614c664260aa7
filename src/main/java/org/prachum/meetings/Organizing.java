package org.prachum.meetings;

import static java.util.stream.Collectors.toSet;
import static org.prachum.identity.Permission.ORGANIZE_ALL_MEETINGS;
import static org.prachum.identity.Permission.ORGANIZE_OWN_MEETINGS;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.prachum.identity.Accounts;
import org.prachum.identity.Requires;
import org.prachum.identity.SignedIn;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.ChangedMeanwhile;
import org.prachum.tenancy.Here;

/** What an organizer does with meetings of their own, and an admin with all. */
@UseCase
@Requires({ORGANIZE_OWN_MEETINGS, ORGANIZE_ALL_MEETINGS})
class Organizing {

    @Inject
    EntityManager database;

    @Inject
    MyMeetings mine;

    @Inject
    MeetingPlanning planning;

    @Inject
    Accounts accounts;

    @Inject
    SignedIn me;

    @Inject
    Here here;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Inject
    Event<MeetingMoved> moved;

    @Inject
    Event<MeetingCancelled> cancelled;

    @Inject
    Event<MeetingChanged> changed;

    MeetingForm blank() {
        return MeetingForm.blank();
    }

    MeetingForm another(int number) {
        return MeetingForm.aWeekAfter(mine.byNumber(number), zone());
    }

    MeetingForm form(Meeting meeting) {
        return MeetingForm.of(meeting, zone());
    }

    Meeting announce(MeetingForm form) {
        Meeting meeting = planning.announce(form.plan(zone()), me.account().getId());
        note("meeting.announced", meeting);
        return meeting;
    }

    MeetingRow find(int number) {
        return rows(List.of(mine.byNumber(number))).get(0);
    }

    List<MeetingRow> list(MeetingFilter filter, int first, int most) {
        return rows(mine.list(filter, clock.instant(), first, most));
    }

    int count(MeetingFilter filter) {
        return mine.count(filter, clock.instant());
    }

    /**
     * @param version of the meeting that the editor saw
     * @throws ChangedMeanwhile when it is not that any more
     */
    void replan(int number, long version, MeetingForm form) {
        MeetingPlan plan = form.plan(zone());
        Meeting meeting = mine.hold(number);
        if (meeting.getVersion() != version) {
            throw new ChangedMeanwhile();
        }
        follow(plan, meeting);
    }

    /** The same for a client of document 000, which knows no versions: the last one wins. Its form also says whether the meeting is open. */
    void replan(int number, MeetingForm form, boolean open) {
        MeetingPlan plan = form.plan(zone());
        Meeting meeting = mine.hold(number);
        follow(plan, meeting);
        if (open && meeting.isClosed()) {
            reopen(number);
        } else if (!open && !meeting.isClosed()) {
            close(number);
        }
    }

    private void follow(MeetingPlan plan, Meeting meeting) {
        MeetingForm before = form(meeting);
        boolean elsewhere = meeting.replan(plan);
        database.flush();
        if (elsewhere) {
            moved.fire(new MeetingMoved(meeting.getId()));
        }
        changed.fire(new MeetingChanged(meeting.getId()));
        audit.note(deed("meeting.changed", meeting).changing(form(meeting).differingFrom(before)));
    }

    void close(int number) {
        note("meeting.closed", change(number, Meeting::close));
    }

    void reopen(int number) {
        note("meeting.reopened", change(number, Meeting::reopen));
    }

    void cancel(int number) {
        Meeting meeting = change(number, Meeting::cancel);
        cancelled.fire(new MeetingCancelled(meeting.getId()));
        note("meeting.cancelled", meeting);
    }

    /** @throws StillRegistered by the database, when anybody ever registered */
    void delete(int number) {
        note("meeting.deleted", change(number, database::remove));
    }

    private Meeting change(int number, Consumer<Meeting> verb) {
        Meeting meeting = mine.hold(number);
        verb.accept(meeting);
        database.flush();
        changed.fire(new MeetingChanged(meeting.getId()));
        return meeting;
    }

    private void note(String verb, Meeting meeting) {
        audit.note(deed(verb, meeting));
    }

    private static Deed deed(String verb, Meeting meeting) {
        return Deed.of(verb).on(meeting.getId(), meeting.getTopic()).with("number", meeting.getNumber());
    }

    private List<MeetingRow> rows(List<Meeting> meetings) {
        Set<UUID> organizers = meetings.stream().map(Meeting::organizer).flatMap(Optional::stream).collect(toSet());
        Map<UUID, String> names = accounts.names(organizers);
        Instant now = clock.instant();
        return meetings.stream()
                .map(meeting -> MeetingRow.of(
                        meeting, meeting.organizer().map(names::get).orElse(""), now, zone()))
                .toList();
    }

    private ZoneId zone() {
        return here.getOrganization().getZone();
    }
}
