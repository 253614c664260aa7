package org.prachum.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThaiDateTest {

    @ParameterizedTest
    @CsvSource({
        "ม.ค., มกราคม, 1",
        "ก.พ., กุมภาพันธ์, 2",
        "มี.ค., มีนาคม, 3",
        "เม.ย., เมษายน, 4",
        "พ.ค., พฤษภาคม, 5",
        "มิ.ย., มิถุนายน, 6",
        "ก.ค., กรกฎาคม, 7",
        "ส.ค., สิงหาคม, 8",
        "ก.ย., กันยายน, 9",
        "ต.ค., ตุลาคม, 10",
        "พ.ย., พฤศจิกายน, 11",
        "ธ.ค., ธันวาคม, 12"
    })
    void knowsEveryMonth(String abbreviation, String name, int month) {
        assertThat(ThaiDate.parse("28 " + abbreviation + " 2568")).isEqualTo(LocalDate.of(2025, month, 28));
        assertThat(ThaiDate.parse("28 " + name + " 2568")).isEqualTo(LocalDate.of(2025, month, 28));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "29 ส.ค. 2568",
                " 29  ส.ค.  2568 ",
                "29 ส.ค 2568",
                "29 สค 2568",
                "29ส.ค.2568",
                "29 สิงหาคม พ.ศ. 2568",
                "29 สิงหาคม ค.ศ. 2025",
                "29 ส.ค. 2025",
                "๒๙ ส.ค. ๒๕๖๘"
            })
    void readsManyWaysToWriteADay(String text) {
        assertThat(ThaiDate.parse(text)).isEqualTo(LocalDate.of(2025, 8, 29));
    }

    @ParameterizedTest
    @CsvSource({"1 ม.ค. 2399, 2399-01-01", "1 ม.ค. 2400, 1857-01-01", "29 ก.พ. 2567, 2024-02-29"})
    void tellsTheErasApart(String text, LocalDate date) {
        assertThat(ThaiDate.parse(text)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "29 ส.ส. 2568",
                "29 . 2568",
                "29 Aug 2568",
                "29 ส.ค.",
                "ส.ค. 2568",
                "31 เม.ย. 2568",
                "29 ก.พ. 2568",
                "0 ม.ค. 2568",
                "29 ส.ค. 68",
                "29 ส.ค. 25680"
            })
    void refusesWhatIsNoDate(String text) {
        assertThatThrownBy(() -> ThaiDate.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
