package org.prachum.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "people 2026.csv", "/home/ann/people 2026.csv", "C:\\Users\\Ann\\people 2026.csv", "../../people 2026.csv",
        "peo\r\nple \t2026.csv\u0000"
    })
    void aFileIsCalledByItsNameAlone(String submitted) {
        assertThat(Upload.name(submitted)).isEqualTo("people 2026.csv");
    }

    @Test
    void aNameInAnyScriptStays() {
        assertThat(Upload.name("รายชื่อ.xlsx")).isEqualTo("รายชื่อ.xlsx");
    }

    @Test
    void aLongNameIsCut() {
        assertThat(Upload.name("folder/" + "a".repeat(Upload.LONGEST_NAME) + ".csv")).isEqualTo("a".repeat(Upload.LONGEST_NAME));
    }
}
