package org.prachum.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeetingSearchTest {

    @Test
    void isMadeOfWordsInSmallLettersWithoutAccents() {
        assertThat(MeetingSearch.typed("  Réunion\u00a0GÉNÉRALE\tdu\n20 ").words()).containsExactly("reunion", "generale", "du", "20");
        assertThat(MeetingSearch.typed("ตึกใหญ่ 100%").words()).containsExactly("ตึกใหญ่", "100%");
    }

    @Test
    void findsEverythingWhereNothingWasTyped() {
        assertThat(MeetingSearch.typed(null).isEmpty()).isTrue();
        assertThat(MeetingSearch.typed(" \u0000 ").isEmpty()).isTrue();
    }

    /** Whatever is sent, the database is asked for little. */
    @Test
    void readsNoMoreThanSomebodyTypes() {
        assertThat(MeetingSearch.typed("a b c d e f g h i j").words()).hasSize(8);
        assertThat(MeetingSearch.typed("x".repeat(5000)).words()).singleElement().asString().hasSize(100);
    }
}
