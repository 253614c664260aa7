package org.prachum.registration;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.prachum.meetings.FormQuestion;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;

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

    /**
     * What was typed into the fields.
     *
     * @param form where what cannot be an answer is refused, beside its field
     * @param missing hears of what must be answered and is not
     */
    public static Answers answers(List<AnswerField> fields, Validation form, Consumer<Invalid> missing) {
        return Answers.typed(questions(fields), question -> fields.stream()
                .filter(field -> field.question().equals(question))
                .findFirst()
                .map(AnswerField::typed)
                .orElse(List.of()), PREFIX, form, missing);
    }

    /** What must be answered and is not, beside its field. */
    static List<Invalid> missing(List<AnswerField> fields, Answers answers) {
        return answers.missing(questions(fields), PREFIX);
    }

    private static List<FormQuestion> questions(List<AnswerField> fields) {
        return fields.stream().map(AnswerField::question).toList();
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
