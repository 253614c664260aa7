package org.prachum.movingin;

import java.util.Locale;

/** Where a move stands. */
enum Stage {
    /** Its files are being read. */
    READING,
    /** Read and compared; somebody decides. */
    READY,
    /** A file cannot be read. */
    REFUSED,
    /** On its way into the organization. */
    STORING,
    DONE,
    /** It could not be stored; nothing was changed. */
    FAILED,
    /** Nothing was heard of it for too long: the server was stopped. Nothing was changed. */
    INTERRUPTED;

    boolean isRunning() {
        return this == READING || this == STORING;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stage of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
