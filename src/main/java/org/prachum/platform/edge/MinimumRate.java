package org.prachum.platform.edge;

import java.time.Duration;

/**
 * Whether a transfer moves: 750 kB in each fifteen seconds, that is 50 kB/s, or all that is left. A body of up to that size so has
 * fifteen seconds in all.
 *
 * <p>Times are {@link System#nanoTime()}.
 */
final class MinimumRate {

    static final Duration WINDOW = Duration.ofSeconds(15);
    static final long BYTES = 750_000;

    private long began;
    private long moved;

    MinimumRate(long now) {
        began = now;
    }

    void moved(long bytes) {
        moved += bytes;
    }

    /** @return how many nanoseconds it has until it is looked at again; 0 or less when it was too slow */
    long left(long now) {
        if (now - began >= WINDOW.toNanos() && moved >= BYTES) {
            began = now;
            moved = 0;
        }
        return WINDOW.toNanos() - (now - began);
    }
}
