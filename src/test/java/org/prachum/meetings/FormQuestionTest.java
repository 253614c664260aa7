package org.prachum.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prachum.meetings.MeetingPlanTest.refusal;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.meetings.FormQuestion.Kind;

class FormQuestionTest {

    static final UUID MEETING = UUID.randomUUID();

    FormQuestion line = question(Kind.LINE);
    FormQuestion text = question(Kind.TEXT);
    FormQuestion one = question(Kind.ONE, "Meat", "Fish", "Neither");
    FormQuestion several = question(Kind.SEVERAL, "Monday", "Tuesday", "Friday");

    @Test
    void aTypedAnswerIsStrippedAndKeepsItsLinesWhereItMayHaveSome() {
        assertThat(line.answered(List.of("  no\tnuts\r\n "), "a")).isEqualTo("no nuts");
        assertThat(line.answered(List.of("one\ntwo"), "a")).isEqualTo("one two");
        assertThat(text.answered(List.of(" one\r\ntwo\u0007 "), "a")).isEqualTo("one\ntwo");
    }

    @Test
    void nothingIsNoAnswer() {
        assertThat(line.answered(List.of(" "), "a")).isEmpty();
        assertThat(one.answered(List.of(), "a")).isEmpty();
        assertThat(several.answered(List.of("", " "), "a")).isEmpty();
    }

    @Test
    void aChoiceIsOneOfItsOptions() {
        assertThat(one.answered(List.of("Fish"), "a")).isEqualTo("Fish");
        assertThat(refusal(() -> one.answered(List.of("Cake"), "a"))).isEqualTo("meetings.answer.option beside a");
        assertThat(refusal(() -> one.answered(List.of("Meat", "Fish"), "a"))).isEqualTo("meetings.answer.one beside a");
    }

    @Test
    void severalChoicesStandInTheOrderOfTheOptionsAndOnceEach() {
        assertThat(several.answered(List.of("Friday", "Monday", "Friday"), "a")).isEqualTo("Monday\nFriday");
        assertThat(refusal(() -> several.answered(List.of("Monday", "Sunday"), "a"))).isEqualTo("meetings.answer.option beside a");
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(line.answered(List.of("x".repeat(300)), "a")).hasSize(300);
        assertThat(refusal(() -> line.answered(List.of("x".repeat(301)), "a"))).isEqualTo("meetings.tooLong beside a");
        assertThat(refusal(() -> text.answered(List.of("x".repeat(2001)), "a"))).isEqualTo("meetings.tooLong beside a");
    }

    @Test
    void whatAnotherOfItsOriginKeptMayBeAnAnswerToo() {
        assertThat(several.accepts("Monday\nFriday")).isTrue();
        assertThat(several.accepts("Monday\nSunday")).isFalse();
        assertThat(one.accepts("Fish")).isTrue();
        assertThat(one.accepts("Meat\nFish")).isFalse();
    }

    @Test
    void aCopyIsTheSameQuestionOfAnotherMeeting() {
        FormQuestion copy = one.copyFor(UUID.randomUUID(), 3, Instant.EPOCH);
        assertThat(copy).isNotEqualTo(one);
        assertThat(copy.getOrigin()).isEqualTo(one.getOrigin()).isEqualTo(one.getId());
        assertThat(copy.plan()).isEqualTo(one.plan());
        assertThat(copy.copyFor(MEETING, 1, Instant.EPOCH).getOrigin()).isEqualTo(one.getId());
    }

    @Test
    void aPlanSaysWhichFieldItCannotTake() {
        assertThat(refusal(() -> plan(Kind.LINE, " "))).isEqualTo("meetings.questions.labelNeeded beside label");
        assertThat(refusal(() -> plan(Kind.LINE, "x".repeat(301)))).isEqualTo("meetings.tooLong beside label");
        assertThat(refusal(() -> plan(Kind.ONE, "Meal?", "Meat"))).isEqualTo("meetings.questions.optionsNeeded beside options");
        assertThat(refusal(() -> plan(Kind.SEVERAL, "Days?"))).isEqualTo("meetings.questions.optionsNeeded beside options");
        assertThat(refusal(() -> plan(Kind.SEVERAL, "Days?", many(51)))).isEqualTo("meetings.questions.tooManyOptions beside options");
        assertThat(refusal(() -> plan(Kind.ONE, "Meal?", "a", "x".repeat(201)))).isEqualTo("meetings.tooLong beside options");
        assertThat(refusal(() -> QuestionPlan.typed(MeetingFormTest.fields("label", "?", "kind", "file")::get)))
                .isEqualTo("meetings.questions.kindNeeded beside kind");
        assertThat(plan(Kind.SEVERAL, "Days?", many(50)).options()).hasSize(50);
    }

    @Test
    void isTypedOneOptionALineAndNoneTwice() {
        assertThat(QuestionPlan.typed(MeetingFormTest.fields(
                                "label", " Meal\n? ", "kind", "one", "options", "Meat\r\n\r\n Fish \nMeat", "required", "on")::get))
                .isEqualTo(new QuestionPlan(Kind.ONE, "Meal ?", "", true, List.of("Meat", "Fish")));
        assertThat(plan(Kind.LINE, "Name?", "ignored").options()).as("where one types there are none").isEmpty();
    }

    private static String[] many(int options) {
        return IntStream.range(0, options).mapToObj(i -> "option " + i).toArray(String[]::new);
    }

    private static QuestionPlan plan(Kind kind, String label, String... options) {
        return new QuestionPlan(kind, label, null, false, List.of(options));
    }

    private static FormQuestion question(Kind kind, String... options) {
        List<String> choices = options.length == 0 ? Collections.emptyList() : List.of(options);
        return new FormQuestion(MEETING, 1, new QuestionPlan(kind, "Which?", "", true, choices), Instant.EPOCH);
    }
}
