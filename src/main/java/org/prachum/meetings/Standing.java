package org.prachum.meetings;

import java.util.Locale;

/** What its organizer made of a meeting: open to registration, closed to it for now, or cancelled for good. */
public enum Standing {
    OPEN,
    CLOSED,
    CANCELLED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Standing of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
