package org.prachum.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.prachum.platform.cache.Caches;
import org.prachum.platform.live.Heard;

/**
 * Values that belong to organizations, kept in memory until the organization changes: at most 20,000 of them, each for at most 10 minutes,
 * in case that the news of a change is lost.
 *
 * <p>Every change gets a version. A value remembers the version at which its loading began, and is not answered once its organization has
 * a later one; so a value that was read before a change and arrives after it is never kept, however slowly it was loaded.
 *
 * <p>Keys that have no value stand in a cache of their own, 5,000 for at most 30 seconds and only until something changes anywhere: made-up
 * keys displace other made-up keys and never an organization.
 *
 * @param <K> by what a value is asked for; of several organizations no two have the same
 * @param <V> what is kept
 */
public final class OrganizationCache<K, V> {

    static final int MOST = 20_000;
    static final int MOST_ABSENT = 5_000;

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration LIFE_OF_ABSENT = Duration.ofSeconds(30);

    /** Organizations that share one of these are reloaded together, which is rare and harmless. */
    private static final int VERSIONS = 4096;

    private record Kept<V>(V value, long begun) {}

    private final Cache<K, Kept<V>> kept;
    private final Cache<K, Long> absent;
    private final BiFunction<K, V, UUID> owner;
    private final AtomicLong version = new AtomicLong();
    private final AtomicLongArray versions = new AtomicLongArray(VERSIONS);
    private final AtomicLong everything = new AtomicLong();

    /**
     * @param owner whose a value is
     * @param now what time it is
     */
    public OrganizationCache(BiFunction<K, V, UUID> owner, Supplier<Instant> now) {
        this.owner = owner;
        kept = Caches.atMost(MOST, now).expireAfterWrite(LIFE).build();
        absent = Caches.atMost(MOST_ABSENT, now).expireAfterWrite(LIFE_OF_ABSENT).build();
    }

    /** The value of that key: the one that is kept, or else the one that {@code loading} finds now. */
    public Optional<V> find(K key, Supplier<Optional<V>> loading) {
        Kept<V> known = kept.getIfPresent(key);
        if (known != null && isCurrent(key, known)) {
            return Optional.of(known.value());
        }
        Long missed = absent.getIfPresent(key);
        if (missed != null && missed == version.get()) {
            return Optional.empty();
        }
        long begun = version.get();
        Optional<V> loaded = loading.get();
        loaded.ifPresentOrElse(value -> keep(key, new Kept<>(value, begun)), () -> absent.put(key, begun));
        return loaded;
    }

    /** What is kept of that organization is out of date, and so is what is being loaded. */
    public void forget(UUID organization) {
        long changed = version.incrementAndGet();
        versions.accumulateAndGet(slot(organization), changed, Math::max);
    }

    /** Another node changed something, or news may have been missed. */
    public void hear(Heard heard) {
        if (OrganizationChanged.TOPIC.equals(heard.topic())) {
            forget(heard.tenant());
        } else if (Heard.EVERYTHING.equals(heard.topic())) {
            everything.accumulateAndGet(version.incrementAndGet(), Math::max);
        }
    }

    private boolean isCurrent(K key, Kept<V> known) {
        return known.begun() >= everything.get() && known.begun() >= versions.get(slot(owner.apply(key, known.value())));
    }

    private void keep(K key, Kept<V> loaded) {
        kept.asMap().merge(key, loaded, (there, mine) -> there.begun() > mine.begun() ? there : mine);
    }

    private static int slot(UUID organization) {
        return Math.floorMod(organization.hashCode(), VERSIONS);
    }
}
