package org.prachum.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ValidationTest {

    Validation form = new Validation();

    @Test
    void allThatIsWrongIsToldAtOnceInTheOrderOfTheForm() {
        assertThat(form.read(() -> "Ann")).isEqualTo("Ann");
        assertThat(form.<String>read(() -> refuse("a.number", "number"))).isNull();
        assertThat(form.<String>read(() -> refuse("a.email", "email"), "none")).isEqualTo("none");

        Invalid told = catchThrowableOfType(Invalid.class, form::finish);
        assertThat(told.key()).isEqualTo("a.number");
        assertThat(told.field()).hasValue("number");
        assertThat(told.status()).isEqualTo(422);
        assertThat(fields(told)).containsExactly("number", "email");
    }

    @Test
    void aFormWithoutAMistakeGoesOn() {
        form.check(() -> {});
        form.rejectAlongside(() -> List.of(new Invalid("a.later", "later")));
        assertThatCode(form::finish).doesNotThrowAnyException();
    }

    /** Of one field the first mistake is told, because the second often follows from it. */
    @Test
    void noFieldIsToldTwice() {
        form.reject(new Invalid("a.missing", "name"));
        form.reject(new Invalid("a.long", "name"));
        assertThat(catchThrowableOfType(Invalid.class, form::finish).each()).extracting(Refusal::key).containsExactly("a.missing");
    }

    @Test
    void whatIsDecidedLaterIsToldAlongWithTheRestInItsPlace() {
        form.reject(new Invalid("a.number", "number"));
        form.rejectAlongside(() -> List.of(new Invalid("a.later", "later")));
        form.reject(new Invalid("a.missing", "name"));
        assertThat(fields(catchThrowableOfType(Invalid.class, form::finish))).containsExactly("number", "later", "name");
    }

    @Test
    void oneFormHoldsWhatIsWrongWithItsParts() {
        Validation part = new Validation();
        part.reject(new Invalid("a.answer", "answer"));
        part.rejectAlongside(() -> List.of(new Invalid("a.later", "later")));
        form.reject(new Invalid("a.number", "number"));
        form.include(part);
        Invalid told = catchThrowableOfType(Invalid.class, form::finish);
        assertThat(fields(told)).containsExactly("number", "answer", "later");

        Validation whole = new Validation();
        whole.check(() -> {
            throw told;
        });
        assertThat(fields(catchThrowableOfType(Invalid.class, whole::finish))).containsExactly("number", "answer", "later");
    }

    /** It is about no field, and nothing else is worth saying. */
    @Test
    void whoAsksTooOftenHearsThatAtOnce() {
        Assertions.assertThatThrownBy(() -> form.check(() -> {
                    throw new TooOften(Duration.ofSeconds(3));
                }))
                .isInstanceOf(TooOften.class);
    }

    private static List<String> fields(Invalid told) {
        return told.parts().stream().map(part -> part.field().orElseThrow()).toList();
    }

    private static String refuse(String key, String field) {
        throw new Invalid(key, field);
    }
}
