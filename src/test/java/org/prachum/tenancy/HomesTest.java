package org.prachum.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.web.Language;

/** Whose host it is, asked at every request. */
class HomesTest {

    static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    Homes homes = new Homes();
    UUID acme = UUID.randomUUID();
    AtomicInteger asked = new AtomicInteger();
    String name = "Acme Engineering";
    CountDownLatch read = new CountDownLatch(0);
    CountDownLatch changed = new CountDownLatch(0);

    @BeforeEach
    void layTheDatabase() {
        homes.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        homes.tenants = new AcrossTenants() {
            @Override
            public List<UUID> answeredBy(String function, Object... arguments) {
                asked.incrementAndGet();
                return arguments[0].equals("acme") ? List.of(acme) : List.of();
            }
        };
        homes.scope = new TenantScope() {
            @Override
            public <T> T in(UUID organization, Supplier<T> work) {
                return work.get();
            }
        };
        homes.homecoming = new Homecoming() {
            @Override
            Home home() {
                Home home = Home.of(
                        new Organization(acme, new Subdomain("acme"), name, Language.EN, ZoneId.of("UTC"), NOW), Branding.plain(),
                        Optional.empty(), Optional.empty());
                read.countDown();
                await(changed);
                return home;
            }
        };
    }

    @Test
    void twentyThousandMadeUpHostsCostAnOrganizationNoQuery() {
        assertThat(homes.bySubdomain("acme")).isPresent();
        for (int n = 0; n <= 20_000; n++) {
            assertThat(homes.bySubdomain("made-up-" + n)).isEmpty();
            assertThat(homes.byDomain("made-up-" + n + ".example")).isEmpty();
        }
        int before = asked.get();

        assertThat(homes.bySubdomain("acme")).isPresent();
        assertThat(asked).as("queries").hasValue(before);
    }

    @Test
    void whatWasReadBeforeAChangeIsNotAnsweredAfterIt() throws Exception {
        read = new CountDownLatch(1);
        changed = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> homes.bySubdomain("acme"));
        await(read);
        name = "Acme Bridges";
        homes.on(new OrganizationChanged(acme));
        changed.countDown();
        slow.get(20, TimeUnit.SECONDS);

        assertThat(homes.bySubdomain("acme").orElseThrow().organization().getName()).isEqualTo("Acme Bridges");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
