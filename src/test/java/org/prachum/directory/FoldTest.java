package org.prachum.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {

    @ParameterizedTest
    @CsvSource({
        "Léonie MARCHETTI-Dupont, leonie marchetti dupont",
        "Ефимов Артём, ефимов артем",
        "O’Brien  (Ann), o brien ann",
        "ณัฐชา วารีรักษ์, ณัฐชา วารีรักษ์",
        "พนักงาน ๑๒, พนักงาน 12",
        "'', ''",
        "'—', ''"
    })
    void makesWordsInLowerCaseWithoutAccents(String name, String folded) {
        assertThat(Fold.of(name)).isEqualTo(folded);
    }

    @Test
    void addsAThaiNameWithoutTheTitleWrittenOntoIt() {
        assertThat(Fold.of("นางสาวสมหญิง ใจดี")).isEqualTo("นางสาวสมหญิง ใจดี สมหญิง");
    }

    @Test
    void foldsComposedAndDecomposedLettersAlike() {
        assertThat(Fold.of("Lumie\u0300re")).isEqualTo(Fold.of("Lumi\u00e8re"));
    }
}
