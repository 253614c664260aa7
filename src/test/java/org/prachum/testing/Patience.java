package org.prachum.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what happens by itself: looks again and again, and fails when it has not come in time. */
public final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Patience() {}

    /** @param what it is waited for, as the failure says it */
    public static void until(Duration atMost, String what, BooleanSupplier come) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + ": not within " + atMost);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
