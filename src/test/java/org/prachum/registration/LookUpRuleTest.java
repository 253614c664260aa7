package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.prachum.platform.problem.Invalid;

class LookUpRuleTest {

    static final LookUps.Found NOK = new LookUps.Found("00100002", "Nok Srisai", "Engineer", "R&D", "CC 7");

    LookUpRule rule = LookUpRule.undecided();

    @Test
    void untilAnAdminDecidesItIsDocument000sWithoutItsLockout() {
        assertThat(rule.reveals()).isEqualTo(Revealing.FULL);
        assertThat(rule.misses()).isEqualTo(60);
        assertThat(rule.registrations()).isNull();
    }

    @Test
    void tellsWhatTheOrganizationAllows() {
        assertThat(Revealing.FULL.of(NOK)).isEqualTo(NOK);
        assertThat(Revealing.INITIALS.of(NOK)).isEqualTo(new LookUps.Found("00100002", "N. S.", "", "", ""));
        assertThat(Revealing.NOTHING.of(NOK)).isEqualTo(new LookUps.Found("00100002", "", "", "", ""));
    }

    @Test
    void anInitialIsTheFirstLetterThatIsSpoken() {
        assertThat(Revealing.initials("เกษม ใจดี")).isEqualTo("ก. จ.");
        assertThat(Revealing.initials("élodie  d’Arc")).isEqualTo("É. D.");
        assertThat(Revealing.initials("Фёдор Иванов (2)")).isEqualTo("Ф. И.");
        assertThat(Revealing.initials(" ")).isEmpty();
    }

    @Test
    void refusesWhatNobodyCouldMean() {
        assertRefused("misses", 9, null);
        assertRefused("misses", 1_001, null);
        assertRefused("misses", null, null);
        assertRefused("registrations", 10, 0);
        assertRefused("registrations", 1_000, 100_001);
        rule.decide(Revealing.NOTHING, 10, 100_000);
        assertThat(rule.registrations()).isEqualTo(100_000);
    }

    private void assertRefused(String field, Integer misses, Integer registrations) {
        assertThatThrownBy(() -> rule.decide(Revealing.NOTHING, misses, registrations))
                .isInstanceOfSatisfying(Invalid.class, refused -> assertThat(refused.field()).contains(field));
        assertThat(rule.reveals()).isEqualTo(Revealing.FULL);
    }
}
