package org.prachum.meetings;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The questions of a meeting as a whole: adding, ordering, and giving them to other meetings. Whoever calls holds the meeting, so that no
 * two change the same one at once; that there are {@value #MOST} at most is a constraint. Joins its caller's transaction.
 */
@ApplicationScoped
class Questionnaire {

    static final int MOST = 20;

    @Inject
    EntityManager database;

    @Inject
    FormQuestions questions;

    @Inject
    Clock clock;

    /** @throws TooManyQuestions by the database, when there are {@value #MOST} already */
    FormQuestion add(Meeting meeting, QuestionPlan plan) {
        List<FormQuestion> there = of(meeting);
        FormQuestion added = new FormQuestion(meeting.getId(), nextPlace(there), plan, clock.instant());
        database.persist(added);
        count(List.of(meeting.getId()));
        return added;
    }

    void remove(FormQuestion question) {
        question.retire();
        count(List.of(question.getMeeting()));
    }

    /** Lets it change places with the one before or behind it; false where there is none. */
    boolean move(Meeting meeting, FormQuestion question, boolean up) {
        List<FormQuestion> there = of(meeting);
        int at = there.indexOf(question);
        int other = up ? at - 1 : at + 1;
        if (at < 0 || other < 0 || other >= there.size()) {
            return false;
        }
        int place = question.getPlace();
        letThemCrossOver();
        question.moveTo(there.get(other).getPlace());
        there.get(other).moveTo(place);
        return true;
    }

    /** New meetings ask what that one asks. */
    void copy(Meeting from, List<Meeting> to) {
        List<FormQuestion> asked = of(from);
        if (asked.isEmpty()) {
            return;
        }
        for (Meeting meeting : to) {
            for (int i = 0; i < asked.size(); i++) {
                database.persist(asked.get(i).copyFor(meeting.getId(), i + 1, clock.instant()));
            }
        }
        count(to.stream().map(Meeting::getId).toList());
    }

    /**
     * Makes the others ask what that one asks, in its words and order. A question they have of the same origin is reworded, so what was
     * answered to it still belongs to it; what that one does not ask is retired.
     */
    void spread(Meeting from, List<Meeting> to) {
        List<FormQuestion> asked = of(from);
        Map<UUID, List<FormQuestion>> theirs = questions.asked(ids(to));
        letThemCrossOver();
        for (Meeting meeting : to) {
            spread(asked, meeting, theirs.getOrDefault(meeting.getId(), List.of()));
        }
        count(ids(to));
    }

    private void spread(List<FormQuestion> asked, Meeting meeting, List<FormQuestion> theirs) {
        Map<UUID, FormQuestion> byOrigin =
                theirs.stream().collect(toMap(FormQuestion::getOrigin, identity(), (first, again) -> first));
        for (int i = 0; i < asked.size(); i++) {
            FormQuestion own = byOrigin.remove(asked.get(i).getOrigin());
            if (own == null) {
                database.persist(asked.get(i).copyFor(meeting.getId(), i + 1, clock.instant()));
            } else {
                own.reword(asked.get(i).plan());
                own.moveTo(i + 1);
            }
        }
        byOrigin.values().forEach(FormQuestion::retire);
    }

    /** Two may stand at one place until the commit. */
    private void letThemCrossOver() {
        database.createNativeQuery("set constraints form_question_one_a_place deferred").executeUpdate();
    }

    private List<FormQuestion> of(Meeting meeting) {
        return questions.asked(List.of(meeting.getId())).getOrDefault(meeting.getId(), List.of());
    }

    /** Says in the meetings' rows how many they ask, for whoever registers. */
    private void count(Collection<UUID> meetings) {
        database.flush();
        database.createNativeQuery("""
                        update meeting set questions = (select count(*) from form_question q
                            where q.meeting_id = meeting.id and q.place is not null)
                        where id = any(cast(string_to_array(?1, ',') as uuid[]))""")
                .setParameter(1, String.join(",", meetings.stream().map(UUID::toString).toList()))
                .executeUpdate();
    }

    private static int nextPlace(List<FormQuestion> there) {
        return there.isEmpty() ? 1 : there.get(there.size() - 1).getPlace() + 1;
    }

    private static List<UUID> ids(List<Meeting> meetings) {
        return meetings.stream().map(Meeting::getId).toList();
    }
}
