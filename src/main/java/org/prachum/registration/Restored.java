package org.prachum.registration;

import java.util.Locale;

/** What came of taking a cancellation back. */
enum Restored {
    RESTORED,
    /** All seats are taken meanwhile. */
    FULL,
    /** The person has a place: it was restored before, or they registered again. */
    ALREADY;

    static Restored of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
