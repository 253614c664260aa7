package org.prachum.meetings;

import static java.util.stream.Collectors.toSet;
import static org.prachum.identity.Permission.ORGANIZE_ALL_MEETINGS;
import static org.prachum.identity.Permission.ORGANIZE_OWN_MEETINGS;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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
import org.prachum.platform.problem.Validation;
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
    Meetings meetings;

    @Inject
    MeetingPlanning planning;

    @Inject
    Questionnaire questionnaire;

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

    /**
     * @param like number of the meeting whose questions come along, or null
     * @param pastMeant whether a meeting that is over already is what is meant
     * @throws InThePast when it is over and was not said to be meant
     */
    Meeting announce(MeetingForm form, Integer like, boolean pastMeant) {
        MeetingPlan plan = form.plan(zone());
        if (isPast(plan) && !pastMeant) {
            throw InThePast.announced(1);
        }
        Meeting meeting = planning.announce(plan, me.account().getId());
        askLike(like, List.of(meeting));
        note("meeting.announced", meeting);
        return meeting;
    }

    /** How many questions come along with a meeting like that one. */
    int questionsOf(int number) {
        return mine.byNumber(number).getQuestions();
    }

    /**
     * When a meeting would take place that repeats.
     *
     * @throws org.prachum.platform.problem.Invalid all that cannot be, beside its field
     */
    SeriesPreview preview(MeetingForm form, RepeatForm repeat) {
        Validation typed = new Validation();
        form.plan(zone(), typed);
        Recurrence rule = typed.read(repeat::rule);
        typed.finish();
        LocalDate first = form.day();
        List<MeetingPlan> plans = rule.dates(first).stream()
                .map(day -> form.daysLater(ChronoUnit.DAYS.between(first, day)).plan(zone()))
                .toList();
        return new SeriesPreview(rule, plans, (int) plans.stream().filter(this::isPast).count());
    }

    /**
     * Announces all of them at once, or none; answers the first.
     *
     * @throws InThePast as {@link #announce}, when any of them is over
     */
    Meeting announceAll(SeriesPreview preview, Integer like, boolean pastMeant) {
        if (preview.past() > 0 && !pastMeant) {
            throw InThePast.announced(preview.past());
        }
        List<Meeting> announced = planning.announceSeries(preview.rule(), preview.plans(), me.account().getId());
        askLike(like, announced);
        Meeting first = announced.get(0);
        audit.note(deed("series.announced", first).with("count", announced.size()));
        return first;
    }

    /** All of a meeting's series, by start; empty where it stands alone. */
    List<Meeting> series(Meeting meeting) {
        return meeting.series().map(meetings::ofSeries).orElse(List.of());
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
     * @param choices what the editor ticked
     * @throws ChangedMeanwhile when it is not that any more
     * @throws InThePast when it would be over and was not said to be meant
     */
    void replan(int number, long version, MeetingForm form, EditChoices choices) {
        MeetingPlan plan = form.plan(zone());
        Meeting meeting = mine.hold(number);
        if (meeting.getVersion() != version) {
            throw new ChangedMeanwhile();
        }
        refuseUnlessMeant(plan, meeting, choices.pastMeant());
        follow(plan, meeting, choices.telling());
    }

    /** Whoever has a place would be told that it has moved there. */
    private void refuseUnlessMeant(MeetingPlan plan, Meeting meeting, boolean pastMeant) {
        if (isPast(plan) && meeting.getEndsAt().isAfter(clock.instant()) && !pastMeant) {
            throw InThePast.moved();
        }
    }

    private boolean isPast(MeetingPlan plan) {
        return !plan.endsAt().isAfter(clock.instant());
    }

    /**
     * The same for a meeting of a series and all that follow it: each gets what was changed, and keeps what else was said of it alone.
     * Either all of them change, or none. Answers how many.
     */
    int replanFollowing(int number, long version, MeetingForm form, EditChoices choices) {
        MeetingPlan plan = form.plan(zone());
        Meeting meeting = mine.hold(number);
        if (meeting.getVersion() != version) {
            throw new ChangedMeanwhile();
        }
        refuseUnlessMeant(plan, meeting, choices.pastMeant());
        meeting.refuseIfCancelled();
        MeetingForm before = form(meeting);
        List<Meeting> following = mine.holdFollowing(meeting);
        for (Meeting each : following) {
            replan(form(each).changedLike(before, form).plan(zone()), each, choices.telling());
        }
        audit.note(deed("series.changed", meeting).with("count", following.size()).changing(form.differingFrom(before)));
        return following.size();
    }

    /** The same for a client of document 000, which knows no versions: the last one wins. Its form also says whether the meeting is open. */
    void replan(int number, MeetingForm form, boolean open) {
        MeetingPlan plan = form.plan(zone());
        Meeting meeting = mine.hold(number);
        follow(plan, meeting, false);
        if (open && meeting.isClosed()) {
            reopen(number);
        } else if (!open && !meeting.isClosed()) {
            close(number);
        }
    }

    private void follow(MeetingPlan plan, Meeting meeting, boolean telling) {
        MeetingForm before = form(meeting);
        replan(plan, meeting, telling);
        audit.note(deed("meeting.changed", meeting).changing(form(meeting).differingFrom(before)));
    }

    private void replan(MeetingPlan plan, Meeting meeting, boolean telling) {
        Optional<MeetingBefore> news = meeting.replan(plan, telling);
        database.flush();
        news.ifPresent(before -> moved.fire(new MeetingMoved(meeting.getId(), before)));
        changed.fire(new MeetingChanged(meeting.getId()));
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

    /** Cancels a meeting of a series and all that follow it; answers how many. */
    int cancelFollowing(int number) {
        Meeting meeting = mine.hold(number);
        meeting.refuseIfCancelled();
        List<Meeting> following = mine.holdFollowing(meeting);
        following.forEach(Meeting::cancel);
        database.flush();
        following.forEach(each -> {
            changed.fire(new MeetingChanged(each.getId()));
            cancelled.fire(new MeetingCancelled(each.getId()));
        });
        audit.note(deed("series.cancelled", meeting).with("count", following.size()));
        return following.size();
    }

    /** @throws StillRegistered by the database, when anybody ever registered */
    void delete(int number) {
        note("meeting.deleted", change(number, database::remove));
    }

    private void askLike(Integer number, List<Meeting> announced) {
        if (number != null) {
            questionnaire.copy(mine.byNumber(number), announced);
        }
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
        return Deed.of(verb).on("meeting", meeting.getId(), meeting.getTopic()).with("number", meeting.getNumber());
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
