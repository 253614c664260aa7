package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.OrganizationChanged;

/** What an organization decided about look-ups holds from the moment at which it was decided. */
class LookUpLimitsTest {

    LookUpLimits limits = new LookUpLimits();
    UUID organization = UUID.randomUUID();
    Revealing stored = Revealing.FULL;
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch decided = new CountDownLatch(1);

    @BeforeEach
    void layTheDatabase() {
        limits.clock = Clock.fixed(Instant.parse("2026-11-30T09:00:00Z"), ZoneOffset.UTC);
        limits.tenant = new CurrentTenant() {
            @Override
            public Optional<UUID> tenant() {
                return Optional.of(organization);
            }
        };
        limits.rules = new LookUpRules() {
            @Override
            LookUpRule current() {
                LookUpRule rule = LookUpRule.undecided();
                rule.decide(stored, 60, null);
                read.countDown();
                await(decided);
                return rule;
            }
        };
    }

    @Test
    void aRuleThatWasReadBeforeItWasChangedIsNotKept() throws Exception {
        var slow = CompletableFuture.runAsync(() -> limits.current());
        await(read);
        stored = Revealing.NOTHING;
        limits.on(new OrganizationChanged(organization));
        decided.countDown();
        slow.get(20, TimeUnit.SECONDS);

        assertThat(limits.current().reveals()).isEqualTo(Revealing.NOTHING);
    }

    @Test
    void ofManyOrganizationsEachHasItsOwn() {
        decided.countDown();
        limits.current();
        stored = Revealing.INITIALS;
        assertThat(limits.current().reveals()).as("as it was when news last came").isEqualTo(Revealing.FULL);
        organization = UUID.randomUUID();
        assertThat(limits.current().reveals()).isEqualTo(Revealing.INITIALS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
