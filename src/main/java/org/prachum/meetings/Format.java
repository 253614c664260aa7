package org.prachum.meetings;

import java.util.Locale;

/** Where people meet. */
public enum Format {
    ONSITE,
    ONLINE,
    HYBRID;

    public boolean hasPlace() {
        return this != ONLINE;
    }

    public boolean isOnline() {
        return this != ONSITE;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Format of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
