package org.prachum.registration;

import java.util.Locale;

/** What came of it when an organizer preferred somebody to all who wait. */
enum Preferred {
    /** There was a seat, free or held for them. */
    CONFIRMED,
    /** There was none; the next is theirs. */
    FIRST,
    /** They do not wait any more. */
    GONE;

    static Preferred of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
