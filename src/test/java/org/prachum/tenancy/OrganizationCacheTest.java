package org.prachum.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.prachum.platform.live.Heard;

/** What is kept of organizations is never older than their last change, and is displaced by nothing that belongs to none. */
class OrganizationCacheTest {

    record Home(UUID organization, String colour) {}

    UUID acme = UUID.randomUUID();
    UUID zebra = UUID.randomUUID();
    Instant now = Instant.parse("2026-11-30T09:00:00Z");
    OrganizationCache<String, Home> homes = new OrganizationCache<>((host, home) -> home.organization(), () -> now);

    @Test
    void whatIsKnownIsNotLoadedAgainForTenMinutes() {
        assertThat(acme("green")).isEqualTo("green");
        now = now.plus(Duration.ofMinutes(9));
        assertThat(acme("red")).isEqualTo("green");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(acme("red")).isEqualTo("red");
    }

    @Test
    void aChangeIsSeenAtOnceAndCostsNobodyElse() {
        acme("green");
        homes.find("zebra", () -> Optional.of(new Home(zebra, "black")));
        homes.forget(acme);

        assertThat(acme("red")).isEqualTo("red");
        assertThat(homes.find("zebra", () -> Optional.of(new Home(zebra, "white")))).contains(new Home(zebra, "black"));
    }

    @Test
    void anotherNodesChangeIsSeenToo() {
        acme("green");
        homes.hear(new Heard(acme, "registrations:1"));
        assertThat(acme("red")).isEqualTo("green");
        homes.hear(new Heard(acme, OrganizationChanged.TOPIC));
        assertThat(acme("red")).isEqualTo("red");
        homes.hear(new Heard(null, Heard.EVERYTHING));
        assertThat(acme("blue")).isEqualTo("blue");
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKeptWhenItArrivesAfterIt() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        var slow = CompletableFuture.supplyAsync(() -> homes.find("acme", paused(read, changed, "green")));
        assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
        homes.forget(acme);
        changed.countDown();

        assertThat(slow.get(20, TimeUnit.SECONDS)).as("who asked before the change").contains(new Home(acme, "green"));
        assertThat(acme("red")).as("who asks after it").isEqualTo("red");
    }

    @Test
    void whatWasReadBeforeAChangeDisplacesNothingThatWasReadAfterIt() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        var slow = CompletableFuture.supplyAsync(() -> homes.find("acme", paused(read, changed, "green")));
        assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
        homes.forget(acme);
        assertThat(acme("red")).isEqualTo("red");
        changed.countDown();
        slow.get(20, TimeUnit.SECONDS);

        assertThat(acme("blue")).isEqualTo("red");
    }

    @Test
    void anOrganizationIsFoundAsSoonAsItIsFounded() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch founded = new CountDownLatch(1);
        Supplier<Optional<Home>> nobody = () -> {
            paused(read, founded, "").get();
            return Optional.empty();
        };
        var slow = CompletableFuture.supplyAsync(() -> homes.find("acme", nobody));
        assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
        homes.forget(acme);
        founded.countDown();

        assertThat(slow.get(20, TimeUnit.SECONDS)).isEmpty();
        assertThat(acme("green")).isEqualTo("green");
    }

    @Test
    void madeUpHostsDisplaceNoOrganizationAndAreAskedForOnce() {
        acme("green");
        for (int n = 0; n < 3 * OrganizationCache.MOST; n++) {
            homes.find("made-up-" + n, Optional::empty);
        }
        assertThat(acme("red")).isEqualTo("green");

        AtomicInteger asked = new AtomicInteger();
        for (int n = 0; n < 5; n++) {
            homes.find("made-up", () -> {
                asked.incrementAndGet();
                return Optional.empty();
            });
        }
        assertThat(asked).hasValue(1);
    }

    private String acme(String colour) {
        return homes.find("acme", () -> Optional.of(new Home(acme, colour))).orElseThrow().colour();
    }

    private Supplier<Optional<Home>> paused(CountDownLatch read, CountDownLatch changed, String colour) {
        return () -> {
            read.countDown();
            try {
                assertThat(changed.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return Optional.of(new Home(acme, colour));
        };
    }
}
