package org.prachum.meetings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.prachum.meetings.FormQuestion.Kind;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;

/**
 * What a question shall be: valid once it exists. Texts stand on one line each.
 *
 * @param label what is asked, 1 to 300 characters
 * @param help a line below it, at most 500 characters, or empty
 * @param required whether nobody registers without answering it
 * @param options of a choice, two at least where one is chosen and one at least where several may be, 50 at most, each of at most 200
 *     characters and none twice; empty where one types
 */
record QuestionPlan(Kind kind, String label, String help, boolean required, List<String> options) {

    static final int MOST_OPTIONS = 50;

    private static final int LONGEST_LABEL = 300;
    private static final int LONGEST_HELP = 500;
    private static final int LONGEST_OPTION = 200;

    /** @throws Invalid all that cannot be, beside its field */
    QuestionPlan {
        Validation form = new Validation();
        label = oneLine(label, LONGEST_LABEL, "label", form);
        if (label.isEmpty()) {
            form.reject(new Invalid("meetings.questions.labelNeeded", "label"));
        }
        help = oneLine(help, LONGEST_HELP, "help", form);
        options = kind.isChoice() ? choices(options, form) : List.of();
        if (kind.isChoice() && options.size() < fewest(kind)) {
            form.reject(new Invalid("meetings.questions.optionsNeeded", "options", Map.of("fewest", fewest(kind))));
        }
        form.finish();
    }

    /** What came with a request, by name: {@code kind}, {@code label}, {@code help}, {@code required}, and {@code options} a line each. */
    static QuestionPlan typed(Function<String, String> parameter) {
        String options = parameter.apply("options");
        return new QuestionPlan(
                kind(parameter.apply("kind")),
                parameter.apply("label"),
                parameter.apply("help"),
                parameter.apply("required") != null,
                options == null ? List.of() : Arrays.asList(options.split("\\R")));
    }

    private static Kind kind(String typed) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.stored().equals(typed))
                .findFirst()
                .orElseThrow(() -> new Invalid("meetings.questions.kindNeeded", "kind"));
    }

    private static int fewest(Kind kind) {
        return kind == Kind.ONE ? 2 : 1;
    }

    private static List<String> choices(List<String> typed, Validation form) {
        List<String> options = typed.stream()
                .map(option -> oneLine(option, LONGEST_OPTION, "options", form))
                .filter(option -> !option.isEmpty())
                .distinct()
                .toList();
        if (options.size() > MOST_OPTIONS) {
            form.reject(new Invalid("meetings.questions.tooManyOptions", "options", Map.of("most", MOST_OPTIONS)));
        }
        return options;
    }

    private static String oneLine(String typed, int longest, String field, Validation form) {
        String line = typed == null ? "" : typed.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.codePointCount(0, line.length()) > longest) {
            form.reject(new Invalid("meetings.tooLong", field, Map.of("most", longest)));
        }
        return line;
    }
}
