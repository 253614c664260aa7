package org.prachum.platform.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Caches of Caffeine as this product uses them: bounded, by the injected clock, and tidied by whoever uses them, so that no thread of theirs
 * outlives the application.
 *
 * <p>When one is full, what is used often stays and what was seen once goes (W-TinyLFU): a flood of new keys displaces the flood.
 */
public final class Caches {

    private Caches() {}

    /**
     * A cache of at most so many entries, to be given a life and built.
     *
     * @param now what time it is; asked whenever the cache is used, and not before
     */
    public static Caffeine<Object, Object> atMost(int entries, Supplier<Instant> now) {
        return Caffeine.newBuilder()
                .maximumSize(entries)
                .ticker(() -> Duration.between(Instant.EPOCH, now.get()).toNanos())
                .executor(Runnable::run);
    }
}
