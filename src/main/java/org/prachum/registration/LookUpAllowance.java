package org.prachum.registration;

import java.time.Duration;
import java.time.Instant;

/** How many numbers one network may still look up: so many at once, and as many again in the course of an hour (a token bucket). */
final class LookUpAllowance {

    private static final double SECONDS_OF_AN_HOUR = 3600;

    private double left;
    private Instant asOf;

    LookUpAllowance(int most, Instant now) {
        left = most;
        asOf = now;
    }

    /** Takes one; answers how long to wait for it, which is nothing where there was one. */
    synchronized Duration take(int most, Instant now) {
        double each = SECONDS_OF_AN_HOUR / most;
        double passed = Math.max(0, Duration.between(asOf, now).toMillis() / 1000.0);
        left = Math.min(most, left + passed / each);
        asOf = now;
        if (left < 1) {
            return Duration.ofMillis((long) Math.ceil((1 - left) * each * 1000));
        }
        left--;
        return Duration.ZERO;
    }
}
