package org.prachum.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageNumberTest {

    @ParameterizedTest
    @CsvSource({", 250, 1", "1, 250, 1", "3, 250, 3", "4, 250, 3", "0, 250, 1", "-7, 250, 1", "2, 100, 1", "2, 101, 2", "5, 0, 1"})
    void aPageIsOneThatThereIs(Integer asked, int count, int shown) {
        assertThat(PageNumber.within(asked, count, 100)).isEqualTo(shown);
    }
}
