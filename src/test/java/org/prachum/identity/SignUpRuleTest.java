package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.problem.Invalid;

class SignUpRuleTest {

    SignUpRule rule = SignUpRule.undecided();

    @Test
    void letsEverybodyAskAndNobodyInUnseenUntilItIsDecided() {
        assertThatCode(() -> rule.mustLetIn(new Email("eve@anywhere.example"))).doesNotThrowAnyException();
        assertThat(rule.isApprovalWanted()).isTrue();
    }

    @Test
    void takesDomainsHoweverTheyAreSeparated() {
        rule.decide(" Acme.example;@acme.org\n acme.example,", false);
        assertThat(rule.domains()).isEqualTo("acme.example, acme.org");
    }

    @Test
    void letsInTheseDomainsAndNotTheirNeighbours() {
        rule.decide("acme.example", false);

        assertThatCode(() -> rule.mustLetIn(new Email("ann@acme.example"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> rule.mustLetIn(new Email("eve@not-acme.example"))).isInstanceOf(SignUpRule.DomainRefused.class);
        assertThatThrownBy(() -> rule.mustLetIn(new Email("eve@acme.example.evil.example")))
                .isInstanceOf(SignUpRule.DomainRefused.class);
        assertThatThrownBy(() -> rule.mustLetIn(new Email("eve@sub.acme.example"))).isInstanceOf(SignUpRule.DomainRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "*.acme.example", "ann@acme.example", "<b>.example", "-acme.example"})
    void refusesWhatIsNoDomain(String typed) {
        assertThatThrownBy(() -> rule.decide(typed, false)).isInstanceOf(Invalid.class);
        assertThat(rule.domains()).isEmpty();
    }
}
