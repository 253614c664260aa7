package org.prachum.registration;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.prachum.meetings.FormQuestion;

/** What somebody answers to a meeting's questions, checked as far as that goes without the database: texts by the question's id. */
public record Answers(Map<UUID, String> texts) {

    /** Nothing was said. */
    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        texts = Map.copyOf(texts);
    }

    /**
     * What was typed, as far as it is an answer. That something is missing is decided with the place.
     *
     * @param typed what came for a question; nothing, one text or several
     * @param field what stands before the question's id in the name of its field, for messages
     * @throws org.prachum.platform.problem.Invalid what cannot be an answer
     */
    static Answers typed(List<FormQuestion> questions, Function<FormQuestion, List<String>> typed, String field) {
        Map<UUID, String> texts = new LinkedHashMap<>();
        for (FormQuestion question : questions) {
            String text = question.answered(typed.apply(question), field + question.getId());
            if (!text.isEmpty()) {
                texts.put(question.getId(), text);
            }
        }
        return new Answers(texts);
    }

    /** What of it answers these questions of another meeting of the series, which are copies of the same. */
    Answers carriedOver(List<FormQuestion> questions, List<FormQuestion> others) {
        Map<UUID, String> carried = new LinkedHashMap<>();
        for (FormQuestion other : others) {
            questions.stream()
                    .filter(question -> question.getOrigin().equals(other.getOrigin()))
                    .map(question -> texts.get(question.getId()))
                    .filter(text -> text != null && other.accepts(text))
                    .findFirst()
                    .ifPresent(text -> carried.put(other.getId(), text));
        }
        return new Answers(carried);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Those that must be answered and are not, in order. */
    List<FormQuestion> missing(List<FormQuestion> questions) {
        return questions.stream()
                .filter(question -> question.isRequired() && !texts.containsKey(question.getId()))
                .toList();
    }

    /** As the database takes them, or null where there are none. */
    String json() {
        if (texts.isEmpty()) {
            return null;
        }
        JsonObjectBuilder object = Json.createObjectBuilder();
        texts.forEach((question, text) -> object.add(question.toString(), text));
        return object.build().toString();
    }
}
