package org.prachum.registration;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.prachum.meetings.FormQuestion;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;

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
     * @param form where what cannot be an answer is refused
     * @param missing hears of each question that must be answered and is not
     */
    static Answers typed(
            List<FormQuestion> questions, Function<FormQuestion, List<String>> typed, String field, Validation form,
            Consumer<Invalid> missing) {
        Map<UUID, String> texts = new LinkedHashMap<>();
        for (FormQuestion question : questions) {
            String text = form.read(() -> question.answered(typed.apply(question), field + question.getId()), "");
            if (!text.isEmpty()) {
                texts.put(question.getId(), text);
            } else if (question.isRequired()) {
                missing.accept(needed(question, field));
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

    /** What must be answered and is not, in order, beside its field. */
    List<Invalid> missing(List<FormQuestion> questions, String field) {
        return questions.stream()
                .filter(question -> question.isRequired() && !texts.containsKey(question.getId()))
                .map(question -> needed(question, field))
                .toList();
    }

    private static Invalid needed(FormQuestion question, String field) {
        return new Invalid("registration.answer.neededTo", field + question.getId(), Map.of("question", question.getLabel()));
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
