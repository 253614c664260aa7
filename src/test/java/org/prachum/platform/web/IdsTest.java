package org.prachum.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.problem.Missing;

class IdsTest {

    @Test
    void anIdIsReadAsItWasWritten() {
        UUID id = UUID.randomUUID();

        assertThat(Ids.typed("meeting", id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "7", "not-an-id", "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz"})
    void whatIsNoIdIsMissingAndNotRepeated(String typed) {
        assertThatThrownBy(() -> Ids.typed("meeting", typed)).isInstanceOf(Missing.class).hasMessage("meeting that is no id");
    }
}
