package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.problem.Invalid;

class EmailTest {

    @Test
    void isKnownWithoutCaseAndBlanks() {
        assertThat(Email.typed("  Ann.Becker@ACME.Example ")).isEqualTo(new Email("ann.becker@acme.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p5@field.example\u00a0",
                "\u3000p5@field.example\u2007",
                "p5@field.example\u200b",
                "\u202ap5@field.example\u202c",
                "\ufeffp5@field.example",
                "p5@fi\u00adeld.example",
                "p5\uff20field\uff0eexample",
                "\uff505@field.example"
            })
    void isReadWithoutWhatNobodySees(String pasted) {
        assertThat(Email.typed(pasted).value()).isEqualTo("p5@field.example");
    }

    @Test
    void hasHyphensWhereAProgramPutDashes() {
        assertThat(Email.typed("anne\u2011marie@field\u2013north.example").value()).isEqualTo("anne-marie@field-north.example");
    }

    /** The spelling that mail servers know (RFC 5890), and so the same for whoever types either. */
    @ParameterizedTest
    @CsvSource({
        "Ann@Bücher.example, ann@xn--bcher-kva.example", "ann@почта.рф, ann@xn--80a1acny.xn--p1ai", "ann@straße.example, ann@xn--strae-oqa.example",
        "ann@xn--bcher-kva.example, ann@xn--bcher-kva.example", "ann@ไทย.example, ann@xn--o3cw4h.example"
    })
    void aDomainInAnyLettersIsKeptAsMailServersKnowIt(String typed, String kept) {
        assertThat(Email.typed(typed).value()).isEqualTo(kept);
    }

    @Test
    void lettersBeforeTheAtSignThatFewServersTakeAreRefusedInWordsOfTheirOwn() {
        assertThatThrownBy(() -> Email.typed("иван@почта.рф")).isInstanceOf(Invalid.class).hasMessage("identity.email.letters{}");
        assertThatThrownBy(() -> Email.typed("ann@бю..рф")).isInstanceOf(Invalid.class).hasMessage("identity.email.malformed{}");
    }

    @Test
    void showsAStrangerOnlyItsFirstLetterAndItsDomain() {
        assertThat(new Email("ann.becker@acme.example").masked()).isEqualTo("a•••@acme.example");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "ann",
                "ann@",
                "@acme.example",
                "ann@acme",
                "ann@@acme.example",
                "ann@acme..example",
                "a..n@acme.example",
                ".ann@acme.example",
                "ann@-acme.example",
                "ann becker@acme.example",
                "ann@acme.example\r\nBcc: eve@evil.example",
                "ann@acme.example,eve@evil.example",
                "<ann@acme.example>"
            })
    void refusesWhatIsNoAddress(String typed) {
        assertThatThrownBy(() -> Email.typed(typed)).isInstanceOf(Invalid.class).hasMessage("identity.email.malformed{}");
    }

    @Test
    void isAtMost254CharactersLong() {
        String domain = ("d".repeat(60) + ".").repeat(3) + "example";
        String longest = "a".repeat(254 - domain.length() - 1) + "@" + domain;

        assertThat(Email.typed(longest).value()).hasSize(254);
        assertThatThrownBy(() -> Email.typed("a" + longest)).isInstanceOf(Invalid.class);
    }
}
