package org.prachum.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {

    /** The last begins with a letter that takes two {@code char}s. */
    @ParameterizedTest
    @CsvSource({"EN,acme,A", "FR,école,É", "RU,яблоко,Я", "TH,กรมชลประทาน,ก", "EN,7 Seas,7", "EN,𐐨nia,𐐀"})
    void anInitialIsTheFirstLetterAsACapital(Language language, String name, String initial) {
        assertThat(language.initial(name)).isEqualTo(initial);
    }

    /** WCAG 2.2, success criterion 2.5.3. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatALanguageSwitchShowsIsPartOfItsName(Language language) {
        assertThat(language.getFullName()).contains(language.getShortName(), language.getNativeName());
    }
}
