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
    int asking = 0;
    int exhausted = 0;

    @BeforeEach
    void tellTheTime() {
        probing.limits = new LookUpLimits() {
            @Override
            LookUpRule current() {
                return rule;
            }
        };
        probing.asked = new NumbersOfRequest();
        probing.notes = new ProbingNotes() {
            @Override
            void exhausted(int most, String last) {
                exhausted = most;
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
        assertThatThrownBy(() -> admit("10.0.0.1"))
                .isInstanceOfSatisfying(TooOften.class, refused -> assertThat(refused.seconds()).isEqualTo(30));
        assertThatCode(() -> admit("10.0.0.2")).doesNotThrowAnyException();

        now = now.plus(Duration.ofSeconds(31));
        assertThatCode(() -> admit("10.0.0.1")).doesNotThrowAnyException();
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
    void anIpv6HouseholdIsOneClientHoweverItsAddressIsWritten() {
        probing.note("2001:db8:1:2:aaaa:bbbb:cccc:1", "100001");
        assertThat(probing.note("2001:db8:1:2:ffff:eeee:dddd:2", "100002")).isEqualTo(2);
        assertThat(probing.note("2001:db8:1:2::7", "100003")).isEqualTo(3);
        assertThat(ClientNetwork.nearest("2001:db8::1")).isEqualTo(ClientNetwork.nearest("2001:db8:0:0:f:f:f:f"));
        assertThat(ClientNetwork.nearest("2001:db8:0:1::1")).isNotEqualTo(ClientNetwork.nearest("2001:db8::1"));
        assertThat(ClientNetwork.nearest("::ffff:10.0.0.1")).isNotEqualTo(ClientNetwork.nearest("::ffff:10.0.0.2"));
    }

    /** Whoever rents a server has 65,536 networks of that size. */
    @Test
    void manyIpv6NetworksOfOneSiteAreBoundedTogether() {
        for (int n = 0; n < 600; n++) {
            assertThatCode(() -> admit("2001:db8:7:1::1")).doesNotThrowAnyException();
            probing.note("2001:db8:7:" + Integer.toHexString(0x1000 + n) + "::1", "n" + (1000 + n));
        }
        assertThatThrownBy(() -> admit("2001:db8:7:1::1")).isInstanceOf(TooOften.class);
        assertThatCode(() -> admit("2001:db8:8:1::1")).doesNotThrowAnyException();
    }

    @Test
    void aDeviceIsCountedApartFromWhateverElseHasItsAddress() {
        miss(Probing.at("kiosk", "10.0.0.1"), 60);
        assertThatThrownBy(() -> admit(Probing.at("kiosk", "10.0.0.1"))).isInstanceOf(TooOften.class);
        assertThatCode(() -> admit(Probing.at("other kiosk", "10.0.0.1"))).doesNotThrowAnyException();
        assertThatCode(() -> admit("10.0.0.1")).doesNotThrowAnyException();
        miss(Probing.at("kiosk", "2001:db8:1:2::1"), 60);
        assertThatThrownBy(() -> admit(Probing.at("kiosk", "2001:db8:1:2::2"))).isInstanceOf(TooOften.class);
    }

    @Test
    void blanksMakeNoOtherNumberOfOne() {
        String[] blanks = {" ", "                    ", "\u00a0", "\u2003", "\t", "\u200b", "\ufeff", "\u00ad"};
        for (String blank : blanks) {
            assertThat(Probing.normalized(blank.repeat(30) + "0010" + blank + "0003" + blank)).isIn("100003", "00100003");
        }
        for (int n = 0; n < 60; n++) {
            probing.note("10.0.0.1", Probing.normalized(" ".repeat(30) + "n" + (1000 + n)));
        }
        assertThatThrownBy(() -> admit("10.0.0.1")).isInstanceOf(TooOften.class);
    }

    @Test
    void whatIsNoNumberCountsByWhatCanBeSeenOfIt() {
        assertThat(probing.note("10.0.0.1", Probing.normalized("<b>"))).isEqualTo(1);
        assertThat(probing.note("10.0.0.1", Probing.normalized(" < b > "))).isEqualTo(1);
        assertThat(probing.note("10.0.0.1", Probing.normalized("\u00a0".repeat(1_000)))).as("nothing was typed").isEqualTo(1);
        assertThat(probing.note("10.0.0.1", Probing.normalized(null))).isEqualTo(1);
        assertThat(Probing.normalized("*".repeat(10_000))).hasSize(40);
    }

    @Test
    void eachUndoneRegistrationCountsAlsoOfTheSameNumber() {
        for (int n = 0; n < 20; n++) {
            probing.undone("10.0.0.1", "100002");
        }
        assertThat(probing.note("10.0.0.1", "n1000")).isEqualTo(21);
    }

    @Test
    void whoFindsNothingButWhatIsThereIsStoppedAfterAHundredTimesAsManyWithinAnHour() {
        for (int n = 0; n < 6_000; n++) {
            admit("10.0.0.1");
        }
        assertThatThrownBy(() -> admit("10.0.0.1"))
                .isInstanceOfSatisfying(TooOften.class, refused -> assertThat(refused.key()).isEqualTo("registration.lookUp.many"));
        assertThat(exhausted).isEqualTo(6_000);
        assertThatCode(() -> admit("10.0.0.2")).doesNotThrowAnyException();
        now = now.plus(Duration.ofMinutes(10));
        for (int n = 0; n < 1_000; n++) {
            admit("10.0.0.1");
        }
        assertThatThrownBy(() -> admit("10.0.0.1")).isInstanceOf(TooOften.class);
    }

    @Test
    void oneRequestForManyMeetingsLooksOneNumberUp() {
        for (int n = 0; n < 10_000; n++) {
            probing.admit("10.0.0.1", "0100002");
        }
        assertThatCode(() -> admit("10.0.0.1")).doesNotThrowAnyException();
    }

    /** 60,000 households of 400 sites: more than are remembered. */
    @Test
    void aFloodOfMadeUpHouseholdsDisplacesNeitherAnAddressNorTheirSite() {
        rule.decide(Revealing.FULL, 1_000, null);
        miss("10.0.0.1", 999);
        probing.note("2a00:1:1:1::1", "n8888");
        for (int n = 0; n < 60_000; n++) {
            probing.note("2a00:1:" + Integer.toHexString(1 + n % 400) + ":" + Integer.toHexString(2 + n / 400) + "::1", "n" + (100_000 + n));
        }
        assertThat(probing.note("10.0.0.1", "n999999")).isEqualTo(1_000);
        assertThatThrownBy(() -> admit("10.0.0.1")).isInstanceOf(TooOften.class);
        assertThat(probing.note("2a00:1:1:ffff::1", "n999999")).as("of the site").isEqualTo(152);
    }

    @Test
    void theOrganizationSaysHowManyAreTooMany() {
        rule.decide(Revealing.FULL, 10, null);
        miss("10.0.0.1", 9);
        assertThatCode(() -> admit("10.0.0.1")).doesNotThrowAnyException();
        miss("10.0.0.1", 10);
        assertThatThrownBy(() -> admit("10.0.0.1")).isInstanceOf(TooOften.class);
    }

    @Test
    void whatWasTriedAtOneOrganizationIsNothingToAnother() {
        miss("10.0.0.1", 60);
        assertThatThrownBy(() -> admit("10.0.0.1")).isInstanceOf(TooOften.class);
        organization = UUID.randomUUID();
        assertThatCode(() -> admit("10.0.0.1")).doesNotThrowAnyException();
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

    /** A number of its own each time. */
    private void admit(String client) {
        probing.admit(client, "a" + asking++);
    }

    private void miss(String client, int times) {
        for (int n = 0; n < times; n++) {
            probing.note(client, "n" + (1000 + n));
        }
    }
}
