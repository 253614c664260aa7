package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.problem.Invalid;

/** Names as people write them, and what leads somewhere else. */
class PersonNameTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "Nok Srisai", "Dr.Becker", "St.John Smith", "J.R.R. Tolkien", "น.ส.สมหญิง ใจดี", "ดร.สมชาย", "พ.ต.อ.สมชาย", "Анна С. Петрова",
        "Mary-Jane O'Neil", "Nok (HR/Payroll)", "Jean-Luc", "李明", "PhD. Anna", "M.Sc. Becker", "Anna Becker Jr."
    })
    void takesNamesAsTheyAreWritten(String name) {
        assertThat(PersonName.typed(name, "name")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://evil.example", "You won: HTTPS://x.y", "www.evil", "evil.example", "Click evil.example/x", "EVIL.COM", "Evil.Com",
        "prize.Info now", "a@b.example", "ｅｖｉｌ．ｃｏｍ", "evil。com", "пример.рф", "mailto:x", "javascript://x"
    })
    void refusesWhatLeadsSomewhere(String name) {
        assertThatThrownBy(() -> PersonName.typed(name, "name")).isInstanceOf(Invalid.class).hasMessageStartingWith("registration.name_address");
    }

    @Test
    void putsANameOnOneLine() {
        assertThat(PersonName.typed(" Nok\r\nBcc: x \u2028Srisai\u0085", "name")).isEqualTo("Nok  Bcc: x  Srisai");
    }

    @Test
    void hasAnEnd() {
        assertThat(PersonName.typed("x".repeat(100), "name")).hasSize(100);
        assertThatThrownBy(() -> PersonName.typed("x".repeat(101), "name")).hasMessageStartingWith("registration.name_too_long");
        assertThatThrownBy(() -> PersonName.typed(" ", "name")).hasMessageStartingWith("registration.name_missing");
    }
}
