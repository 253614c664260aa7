package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prachum.platform.problem.TooOften;
import org.prachum.tenancy.CurrentTenant;

class ProbingTest {

    Probing probing = new Probing();
    Instant now = Instant.parse("2026-11-20T09:00:00Z");
    UUID organization = UUID.randomUUID();
    LookUpRule rule = LookUpRule.undecided();

    @BeforeEach
    void tellTheTime() {
        probing.limits = new LookUpLimits() {
            @Override
            LookUpRule current() {
                return rule;
            }
        };
        probing.tenant = new CurrentTenant() {
            @Override
            public Optional<UUID> tenant() {
                return Optional.of(organization);
            }
        };
        probing.clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Test
    void refusesAtSixtyMissesAndForgetsThemAfterAMinute() {
        miss("10.0.0.1", 20);
        now = now.plusSeconds(30);
        for (int n = 20; n < 60; n++) {
            probing.note("10.0.0.1", "n" + (1000 + n));
        }
        assertThatThrownBy(() -> probing.admit("10.0.0.1"))
                .isInstanceOfSatisfying(TooOften.class, refused -> assertThat(refused.seconds()).isEqualTo(30));
        assertThatCode(() -> probing.admit("10.0.0.2")).doesNotThrowAnyException();

        now = now.plus(Duration.ofSeconds(31));
        assertThatCode(() -> probing.admit("10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void whoIsStillTypingHasMissedOnce() {
        assertThat(probing.note("10.0.0.1", "001000")).isEqualTo(1);
        assertThat(probing.note("10.0.0.1", "200000")).isEqualTo(2);
        assertThat(probing.note("10.0.0.1", "0010000")).isEqualTo(2);
        assertThat(probing.note("10.0.0.1", "00100003")).isEqualTo(2);
        assertThat(probing.note("10.0.0.1", "00100003")).isEqualTo(2);
    }

    @Test
    void anIpv6HouseholdIsOneClient() {
        probing.note("2001:db8:1:2:aaaa:bbbb:cccc:1", "100001");
        assertThat(probing.note("2001:db8:1:2:ffff:eeee:dddd:2", "100002")).isEqualTo(2);
        assertThat(probing.note("2001:db8:1:3:aaaa:bbbb:cccc:1", "100003")).isEqualTo(1);
    }

    @Test
    void theOrganizationSaysHowManyAreTooMany() {
        rule.decide(Revealing.FULL, 10, null);
        miss("10.0.0.1", 9);
        assertThatCode(() -> probing.admit("10.0.0.1")).doesNotThrowAnyException();
        miss("10.0.0.1", 10);
        assertThatThrownBy(() -> probing.admit("10.0.0.1")).isInstanceOf(TooOften.class);
    }

    @Test
    void whatWasTriedAtOneOrganizationIsNothingToAnother() {
        miss("10.0.0.1", 60);
        assertThatThrownBy(() -> probing.admit("10.0.0.1")).isInstanceOf(TooOften.class);
        organization = UUID.randomUUID();
        assertThatCode(() -> probing.admit("10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void aProberIsNewsOnceAnHour() {
        assertThat(probing.isNews("10.0.0.1")).isTrue();
        assertThat(probing.isNews("10.0.0.1")).isFalse();
        assertThat(probing.isNews("10.0.0.2")).isTrue();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(probing.isNews("10.0.0.1")).isFalse();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(probing.isNews("10.0.0.1")).isTrue();
        assertThat(probing.isNews("10.0.0.1")).isFalse();
    }

    @Test
    void whatWasTriedIsNotedByItsBeginning() {
        assertThat(ProbingNotes.masked("00100002")).isEqualTo("00******");
        assertThat(ProbingNotes.masked("7")).isEqualTo("7");
        assertThat(ProbingNotes.masked("<b>nok@acme.example and more than that")).isEqualTo("b" + "*".repeat(18));
    }

    private void miss(String client, int times) {
        for (int n = 0; n < times; n++) {
            probing.note(client, "n" + (1000 + n));
        }
    }
}
