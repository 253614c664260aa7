package org.prachum.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what happened within the last minute, by key, in memory. It keeps 50,000 keys at most; while there are more within one minute,
 * new ones are not counted.
 */
class SlidingWindow<K> {

    private static final Duration LENGTH = Duration.ofMinutes(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(1);
    private static final int MOST_KEYS = 50_000;

    private final Map<K, Deque<Instant>> moments = new ConcurrentHashMap<>();
    private volatile Instant swept = Instant.EPOCH;

    /** Counts one more, unless there are {@code most} already: then it answers how long until there is room again. */
    Optional<Duration> take(K key, int most, Instant now) {
        if (moments.size() >= MOST_KEYS && !moments.containsKey(key) && !hasRoom(now)) {
            return Optional.empty();
        }
        Deque<Instant> taken = new ArrayDeque<>();
        moments.compute(key, (any, there) -> {
            Deque<Instant> recent = there == null ? new ArrayDeque<>() : there;
            forget(recent, now);
            if (recent.size() >= most) {
                taken.add(recent.peekFirst());
            } else {
                recent.addLast(now);
            }
            return recent;
        });
        return Optional.ofNullable(taken.peekFirst()).map(oldest -> Duration.between(now, oldest.plus(LENGTH)));
    }

    /** The last that was counted did not happen. */
    void giveBack(K key) {
        moments.computeIfPresent(key, (any, recent) -> {
            recent.pollLast();
            return recent.isEmpty() ? null : recent;
        });
    }

    /** How many keys are kept. */
    int size() {
        return moments.size();
    }

    /** Forgets what is over, at most once a second, because it looks at every key. */
    private boolean hasRoom(Instant now) {
        if (swept.plus(BETWEEN_SWEEPS).isBefore(now)) {
            swept = now;
            moments.forEach((key, any) -> moments.computeIfPresent(key, (same, recent) -> {
                forget(recent, now);
                return recent.isEmpty() ? null : recent;
            }));
        }
        return moments.size() < MOST_KEYS;
    }

    private static void forget(Deque<Instant> recent, Instant now) {
        Instant before = now.minus(LENGTH);
        while (!recent.isEmpty() && recent.peekFirst().isBefore(before)) {
            recent.removeFirst();
        }
    }
}
