package org.prachum.registration;

import java.util.Arrays;
import java.util.List;
import org.prachum.meetings.FormQuestion;

/**
 * A question on a form, with what stands in its field.
 *
 * @param typed what was typed or chosen, as it came
 */
public record AnswerField(FormQuestion question, List<String> typed) {

    private static final String PREFIX = "answer-";

    /** With what came by its name; null where nothing did. */
    public static AnswerField typed(FormQuestion question, String[] values) {
        return new AnswerField(question, values == null ? List.of() : Arrays.asList(values));
    }

    /** With what was answered before, or null. */
    static AnswerField answered(FormQuestion question, String text) {
        boolean several = question.getKind() == FormQuestion.Kind.SEVERAL;
        return new AnswerField(question, text == null ? List.of() : several ? List.of(text.split("\n")) : List.of(text));
    }

    /** The name of a question's field. */
    public static String name(FormQuestion question) {
        return PREFIX + question.getId();
    }

    /** @throws org.prachum.platform.problem.Invalid beside its field, what cannot be an answer */
    public static Answers answers(List<AnswerField> fields) {
        return Answers.typed(fields.stream().map(AnswerField::question).toList(), question -> fields.stream()
                .filter(field -> field.question().equals(question))
                .findFirst()
                .map(AnswerField::typed)
                .orElse(List.of()), PREFIX);
    }

    public FormQuestion getQuestion() {
        return question;
    }

    public String getName() {
        return name(question);
    }

    public List<String> getTyped() {
        return typed;
    }

    /** What stands in a field that one types into. */
    public String getValue() {
        return typed.isEmpty() ? "" : typed.get(0);
    }

    public boolean isChosen(String option) {
        return typed.contains(option);
    }
}
