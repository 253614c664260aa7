package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void nothingIsNoJson() {
        assertThat(Answers.NONE.json()).isNull();
        assertThat(Answers.NONE.isEmpty()).isTrue();
    }

    @Test
    void whatWasTypedStaysTextInJson() {
        UUID question = UUID.fromString("00000000-0000-0000-0000-000000000001");
        assertThat(new Answers(Map.of(question, "a \"b\"\n\\c")).json())
                .isEqualTo("{\"00000000-0000-0000-0000-000000000001\":\"a \\\"b\\\"\\n\\\\c\"}");
    }

    @Test
    void aFileShowsSeveralChoicesOneAfterTheOther() {
        assertThat(FormAnswers.inOneCell("Monday\nFriday")).isEqualTo("Monday; Friday");
        assertThat(FormAnswers.inOneCell(null)).isEmpty();
    }
}
