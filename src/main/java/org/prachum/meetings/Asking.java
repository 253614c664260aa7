package org.prachum.meetings;

import static org.prachum.identity.Permission.ORGANIZE_ALL_MEETINGS;
import static org.prachum.identity.Permission.ORGANIZE_OWN_MEETINGS;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;

/** An organizer says what a meeting of theirs asks of whoever registers. */
@UseCase
@Requires({ORGANIZE_OWN_MEETINGS, ORGANIZE_ALL_MEETINGS})
class Asking {

    /** A meeting and what it asks. */
    record Asked(Meeting meeting, List<FormQuestion> questions) {}

    @Inject
    EntityManager database;

    @Inject
    MyMeetings mine;

    @Inject
    FormQuestions questions;

    @Inject
    Questionnaire questionnaire;

    @Inject
    Audit audit;

    @Inject
    Event<MeetingChanged> changed;

    Asked of(int number) {
        Meeting meeting = mine.byNumber(number);
        return new Asked(meeting, questions.of(meeting));
    }

    /** @throws TooManyQuestions when it asks as many as it may */
    void add(int number, QuestionPlan plan) {
        Meeting meeting = hold(number);
        note("question.added", questionnaire.add(meeting, plan), meeting);
    }

    void reword(int number, UUID id, QuestionPlan plan) {
        Meeting meeting = hold(number);
        FormQuestion question = find(meeting, id);
        question.reword(plan);
        note("question.changed", question, meeting);
    }

    void move(int number, UUID id, boolean up) {
        Meeting meeting = hold(number);
        FormQuestion question = find(meeting, id);
        if (questionnaire.move(meeting, question, up)) {
            note("question.moved", question, meeting);
        }
    }

    /** Asks it no more; what was answered stays. */
    void remove(int number, UUID id) {
        Meeting meeting = hold(number);
        FormQuestion question = find(meeting, id);
        questionnaire.remove(question);
        note("question.removed", question, meeting);
    }

    /** Makes all following meetings of its series ask the same; answers how many they are. */
    int spread(int number) {
        Meeting meeting = hold(number);
        List<Meeting> following =
                mine.holdFollowing(meeting).stream().filter(other -> !other.equals(meeting)).toList();
        if (!following.isEmpty()) {
            questionnaire.spread(meeting, following);
            following.forEach(other -> changed.fire(new MeetingChanged(other.getId())));
            audit.note(Deed.of("questions.spread")
                    .on("meeting", meeting.getId(), meeting.getTopic())
                    .with("number", number)
                    .with("count", following.size()));
        }
        return following.size();
    }

    private Meeting hold(int number) {
        Meeting meeting = mine.hold(number);
        meeting.refuseIfCancelled();
        return meeting;
    }

    /** @throws Missing when that meeting does not ask it, or asks it no more */
    private FormQuestion find(Meeting meeting, UUID id) {
        FormQuestion question = database.find(FormQuestion.class, id);
        if (question == null || !question.getMeeting().equals(meeting.getId()) || question.getPlace() == null) {
            throw new Missing("question " + id);
        }
        return question;
    }

    private void note(String verb, FormQuestion question, Meeting meeting) {
        database.flush();
        changed.fire(new MeetingChanged(meeting.getId()));
        audit.note(Deed.of(verb).on(question.getId(), question.getLabel()).with("meeting", meeting.getTopic()));
    }
}
