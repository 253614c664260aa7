package org.prachum.registration;

import java.util.Locale;

/** Who ended a registration. A seat that was offered and not taken in time is ended by none of them. */
enum Ended {
    /** The attendee cancelled it. */
    ATTENDEE,
    /** The browser that made it took it back; nothing is known of who that was. */
    UNDO,
    /** The organizer removed it. */
    ORGANIZER;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
