package org.prachum.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.problem.Invalid;

class EmployeeNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0100002, 100002",
        "100002, 100002",
        "00100002, 100002",
        "000000, 0",
        "AB-1200, ab-1200",
        "00AB-12, ab-12",
        "๐๐๔๐๒๑๑๗, 402117",
        "' 100 002 ', 100002"
    })
    void isKnownWithoutItsLeadingZerosWhateverItsCaseOrDigits(String typed, String key) {
        assertThat(EmployeeNumber.typed(typed).key()).isEqualTo(key);
    }

    @Test
    void keepsItsSpelling() {
        assertThat(EmployeeNumber.typed(" 00Ab-12 ").spelling()).isEqualTo("00Ab-12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12345", "1234 5", "123456789012345678901", "100_002", "100002'--", "=100002", "../100002"})
    void refusesWhatNobodyIsKnownBy(String typed) {
        assertThatThrownBy(() -> EmployeeNumber.typed(typed))
                .isInstanceOfSatisfying(Invalid.class, refused -> {
                    assertThat(refused.key()).isEqualTo("directory.number.malformed");
                    assertThat(refused.field()).contains("emp_id");
                });
    }

    @Test
    void refusesNothingTyped() {
        assertThatThrownBy(() -> EmployeeNumber.typed(null)).isInstanceOf(Invalid.class);
    }

    @Test
    void mayBeShortInAFileBecauseASpreadsheetEatsZeros() {
        assertThat(EmployeeNumber.listed("123").key()).isEqualTo(EmployeeNumber.typed("000123").key());
    }
}
