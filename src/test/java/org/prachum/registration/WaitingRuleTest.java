package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.problem.Invalid;

class WaitingRuleTest {

    WaitingRule rule = WaitingRule.undecided();

    @Test
    void givesASeatAtOnceUntilSomebodyDecides() {
        assertThat(rule.isOffering()).isFalse();
    }

    @Test
    void offersASeatForOneHourToThreeDays() {
        rule.offerFor(1);
        assertThat(rule.offerHours()).isEqualTo(1);
        rule.offerFor(72);
        assertThat(rule.offerHours()).isEqualTo(72);
        rule.giveAtOnce();
        assertThat(rule.isOffering()).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {0, -1, 73})
    void takesNoOtherTime(Integer hours) {
        Invalid refused = catchThrowableOfType(Invalid.class, () -> rule.offerFor(hours));
        assertThat(refused.key() + " beside " + refused.field().orElse("nothing")).isEqualTo("registration.rule.hours.range beside hours");
        assertThat(rule.isOffering()).isFalse();
    }
}
