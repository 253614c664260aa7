package org.prachum.transfer;

import java.util.Locale;

/** Where an arrival stands. */
enum ArrivalStage {
    /** The file is checked from beginning to end. */
    CHECKING,
    /** Sound; somebody decides. */
    READY,
    /** On its way into the installation. */
    STORING,
    /** The organization is here. */
    ARRIVED,
    /** No organization can arrive from this file; nothing was stored. */
    REFUSED,
    /** Our mistake; nothing was stored. */
    FAILED,
    /** Nothing was heard of it for too long: the server was stopped. Nothing was stored. */
    INTERRUPTED;

    boolean isRunning() {
        return this == CHECKING || this == STORING;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ArrivalStage of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
