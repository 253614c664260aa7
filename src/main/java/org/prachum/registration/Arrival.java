package org.prachum.registration;

import java.util.Locale;

/** How it was seen that somebody came. */
public enum Arrival {
    /** Their ticket was scanned. */
    TICKET,
    /** Somebody at the door found them on the list. */
    LIST,
    /** They said it themselves, on the device at the door. */
    KIOSK,
    /** They had no place before they came. */
    WALK_IN;

    /** As rows and the audit log name it. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Arrival of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
