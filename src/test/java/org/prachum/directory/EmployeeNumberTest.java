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
        "' 100 002 ', 100002",
        "HR/2019.07_12, hr/2019.07_12",
        "\u200e100002, 100002",
        "100003\u200b, 100003",
        "\u202a100004\u202c, 100004",
        "\ufeff1000\u00ad05, 100005",
        "1\ufe0f0\ufe0f0006, 100006",
        "EMP\u20110099, emp-0099",
        "EMP\u20130099, emp-0099",
        "EMP\u22120099, emp-0099",
        "\uff25\uff2d\uff30\uff0d\uff10\uff10\uff19\uff19, emp-0099",
        "\u00a0100\u2007007\u3000, 100007"
    })
    void isKnownWithoutItsLeadingZerosWhateverItsCaseOrDigits(String typed, String key) {
        assertThat(EmployeeNumber.typed(typed, 6, "emp_id").key()).isEqualTo(key);
    }

    @Test
    void keepsItsSpelling() {
        assertThat(EmployeeNumber.typed(" 00Ab-12 ", 6, "emp_id").spelling()).isEqualTo("00Ab-12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12345", "1234 5", "123456789012345678901", "100__002", "100002'--", "./100002", "100/../2", "------", "=100002", "../100002"})
    void refusesWhatNobodyIsKnownBy(String typed) {
        assertThatThrownBy(() -> EmployeeNumber.typed(typed, 6, "emp_id"))
                .isInstanceOfSatisfying(Invalid.class, refused -> {
                    assertThat(refused.key()).isEqualTo("directory.number.malformed");
                    assertThat(refused.field()).contains("emp_id");
                });
    }

    @Test
    void refusesNothingTyped() {
        assertThatThrownBy(() -> EmployeeNumber.typed(null, 1, "emp_id")).isInstanceOf(Invalid.class);
    }

    @Test
    void mayBeShortInAFileBecauseASpreadsheetEatsZeros() {
        assertThat(EmployeeNumber.listed("123").key()).isEqualTo(EmployeeNumber.typed("000123", 6, "emp_id").key());
    }
}
