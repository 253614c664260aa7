package org.prachum.checkin;

import static org.prachum.identity.Permission.ORGANIZE_OWN_MEETINGS;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.identity.Requires;
import org.prachum.identity.SignedIn;
import org.prachum.meetings.FormQuestion;
import org.prachum.meetings.FormQuestions;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.Meetings;
import org.prachum.meetings.MyMeetings;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.problem.Validation;
import org.prachum.platform.web.Reader;
import org.prachum.registration.Answers;
import org.prachum.registration.Arrival;
import org.prachum.registration.CheckIns;
import org.prachum.registration.Registration;
import org.prachum.registration.WalkIn;

/** An organizer, or who was lent their phone, keeps the door of a meeting of theirs. Another's meeting does not exist. */
@UseCase
@Requires(ORGANIZE_OWN_MEETINGS)
class DoorKeeping {

    /**
     * Somebody without a place.
     *
     * @param name what they say of themselves when the directory does not know them; null to be told that it does not
     * @param answers to what the meeting asks, as far as they were given
     * @param found what was found wrong with the answers
     */
    record Comer(String number, String name, String section, Answers answers, Validation found) {}

    @Inject
    MyMeetings mine;

    @Inject
    Meetings meetings;

    @Inject
    FormQuestions questions;

    @Inject
    CheckIns checkIns;

    @Inject
    Doorway doorway;

    @Inject
    SignedIn me;

    @Inject
    Reader reader;

    @Inject
    Audit audit;

    Meeting meeting(int number) {
        return mine.byNumber(number);
    }

    /** What a meeting asks of whoever registers, and so of who comes without a place. */
    List<FormQuestion> questions(int meeting) {
        return questions.of(mine.byNumber(meeting));
    }

    CheckIns.Count count(int meeting) {
        return checkIns.count(mine.byNumber(meeting).getId());
    }

    List<Registration> list(int meeting, String search, boolean missing, int first, int most) {
        return checkIns.list(mine.byNumber(meeting).getId(), search, missing, first, most);
    }

    int count(int meeting, String search, boolean missing) {
        return checkIns.count(mine.byNumber(meeting).getId(), search, missing);
    }

    /** A place of that meeting, if it is one. */
    Optional<Registration> find(int meeting, UUID place) {
        return checkIns.find(mine.byNumber(meeting).getId(), place);
    }

    /** Lets in whose ticket or badge was scanned. */
    Answer scan(int meeting, String code) {
        Meeting here = mine.byNumber(meeting);
        Answer answer = noted(here, doorway.admit(here, checkIns.ofCode(code), Arrival.TICKET, myId()));
        return answer.verdict() == Verdict.ELSEWHERE ? new Answer(answer.verdict(), null, known(answer.place())) : answer;
    }

    /** Lets in somebody of the list. */
    Answer checkIn(int meeting, UUID place) {
        Meeting here = mine.byNumber(meeting);
        return noted(here, doorway.admit(here, checkIns.find(here.getId(), place), Arrival.LIST, myId()));
    }

    /**
     * Takes a check-in back; empty when it was taken back before.
     *
     * @throws Missing when it is no place of that meeting
     */
    Optional<Registration> undo(int meeting, UUID place) {
        Meeting here = mine.byNumber(meeting);
        Registration found = checkIns.find(here.getId(), place).orElseThrow(() -> new Missing("registration " + place));
        if (!checkIns.undo(found, meeting)) {
            return Optional.empty();
        }
        audit.note(Deed.of("registration.check_in_undone").on(place, found.getName()).with("meeting", here.getTopic()));
        return Optional.of(found);
    }

    /** Gives a seat to who came without one, and lets them in; whoever has one already is just let in. */
    Answer walkIn(int meeting, Comer comer) {
        Meeting here = mine.byNumber(meeting);
        WalkIn decided = checkIns.walkIn(
                here.getId(), meeting, comer.number(), comer.name(), comer.section(), reader.getLanguage().getTag(), me.account().getId(),
                comer.answers(), comer.found());
        return switch (decided.outcome()) {
            case WALKED_IN -> noted(here, Answer.of(Verdict.CHECKED_IN, place(here, decided)));
            case ALREADY -> noted(here, doorway.admit(here, Optional.of(place(here, decided)), Arrival.LIST, myId()));
            case WAITING -> Answer.of(Verdict.WAITING, place(here, decided));
            case UNKNOWN -> Answer.of(Verdict.UNKNOWN, null);
            case FULL -> Answer.of(Verdict.FULL, null);
            case CANCELLED -> Answer.of(Verdict.CALLED_OFF, null);
        };
    }

    private Answer noted(Meeting meeting, Answer answer) {
        if (answer.isIn()) {
            audit.note(Deed.of("registration.checked_in")
                    .on(answer.place().getId(), answer.place().getName())
                    .with("meeting", meeting.getTopic())
                    .with("how", answer.place().checkedInHow().orElseThrow().stored()));
        }
        return answer;
    }

    private Registration place(Meeting meeting, WalkIn decided) {
        return checkIns.find(meeting.getId(), decided.registration()).orElseThrow();
    }

    /** The other meeting, unless it is nothing that whoever asks may hear of. */
    private Meeting known(Registration place) {
        Meeting meeting = meetings.byId(place.getMeeting());
        return !meeting.isPrivate() || mine.has(meeting) ? meeting : null;
    }

    private Optional<UUID> myId() {
        return Optional.of(me.account().getId());
    }
}
