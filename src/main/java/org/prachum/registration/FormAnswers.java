package org.prachum.registration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.prachum.meetings.FormQuestion;

/** Finding what was answered to the questions of meetings, and correcting it. Joins its caller's transaction. */
@ApplicationScoped
public class FormAnswers {

    /** How often each answer to a question was given. */
    public record Tally(FormQuestion question, Map<String, Long> counts) {

        public FormQuestion getQuestion() {
            return question;
        }

        public Map<String, Long> getCounts() {
            return counts;
        }
    }

    @Inject
    EntityManager database;

    /** What stands with a place, in the order of the questions; of what is asked no more at the end. */
    List<Answered> of(UUID registration) {
        Map<UUID, String> texts = texts(registration);
        return texts.isEmpty()
                ? List.of()
                : database.createQuery(
                                "select q from FormQuestion q where q.id in :ids order by q.place, q.createdAt, q.id", FormQuestion.class)
                        .setParameter("ids", texts.keySet())
                        .getResultStream()
                        .map(question -> new Answered(question.getLabel(), texts.get(question.getId())))
                        .toList();
    }

    /** The same by the questions' ids. */
    Map<UUID, String> texts(UUID registration) {
        return database.createQuery("select a from FormAnswer a where a.registration = :registration", FormAnswer.class)
                .setParameter("registration", registration)
                .getResultStream()
                .collect(toMap(FormAnswer::getQuestion, FormAnswer::getText));
    }

    /** The same for all places of a meeting that were taken between two moments, both included, by the places' ids. */
    Map<UUID, Map<UUID, String>> texts(UUID meeting, Instant from, Instant until) {
        return database.createQuery("""
                        select a from FormAnswer a where a.registration in (select r.id from Registration r
                        where r.meeting = :meeting and r.registeredAt >= :from and r.registeredAt <= :until)""", FormAnswer.class)
                .setParameter("meeting", meeting)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultStream()
                .collect(groupingBy(FormAnswer::getRegistration, toMap(FormAnswer::getQuestion, FormAnswer::getText)));
    }

    /** What a meeting asks, and after that what it asked once and somebody answered. */
    List<FormQuestion> asked(UUID meeting) {
        return database.createQuery("""
                        select q from FormQuestion q where q.meeting = :meeting
                        and (q.place is not null or exists (select a.id from FormAnswer a where a.question = q.id))
                        order by q.place, q.createdAt, q.id""", FormQuestion.class)
                .setParameter("meeting", meeting)
                .getResultList();
    }

    /** Keeps these with the place; what it answered before to one of these questions and does not any more goes. */
    void replace(UUID registration, List<FormQuestion> questions, Answers answers) {
        List<UUID> blank = questions.stream().map(FormQuestion::getId).filter(id -> !answers.texts().containsKey(id)).toList();
        if (!blank.isEmpty()) {
            database.createQuery("delete from FormAnswer a where a.registration = :registration and a.question in :blank")
                    .setParameter("registration", registration)
                    .setParameter("blank", blank)
                    .executeUpdate();
        }
        keep(registration, answers);
    }

    /** Keeps these with the place, as far as its meeting asks for them. */
    void keep(UUID registration, Answers answers) {
        if (!answers.isEmpty()) {
            database.createNativeQuery("select 1 from keep_answers(cast(?1 as uuid), cast(?2 as jsonb))")
                    .setParameter(1, registration.toString())
                    .setParameter(2, answers.json())
                    .getSingleResult();
        }
    }

    /** How often each option of a meeting's choices was chosen by who has a seat, in order; options that are no more after the others. */
    public List<Tally> tallies(UUID meeting) {
        List<FormQuestion> choices = asked(meeting).stream().filter(question -> !question.getOptions().isEmpty()).toList();
        if (choices.isEmpty()) {
            return List.of();
        }
        List<Object[]> counted = database.createQuery("""
                        select a.question, a.text, count(a) from FormAnswer a where a.registration in (select r.id from Registration r
                        where r.meeting = :meeting and r.status = 'confirmed') group by a.question, a.text""", Object[].class)
                .setParameter("meeting", meeting)
                .getResultList();
        List<Tally> tallies = new ArrayList<>();
        for (FormQuestion choice : choices) {
            Map<String, Long> counts = new LinkedHashMap<>();
            choice.getOptions().forEach(option -> counts.put(option, 0L));
            counted.stream()
                    .filter(row -> row[0].equals(choice.getId()))
                    .sorted(Comparator.comparing(row -> (String) row[1]))
                    .forEach(row -> ((String) row[1]).lines().forEach(option -> counts.merge(option, ((Number) row[2]).longValue(), Long::sum)));
            tallies.add(new Tally(choice, counts));
        }
        return tallies;
    }

    /** What a file shows of it; empty for none. Of several choices one after the other. */
    static String inOneCell(String text) {
        return text == null ? "" : text.lines().collect(Collectors.joining("; "));
    }
}
