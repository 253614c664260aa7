package org.prachum.directory;

import java.util.Locale;

/** Where an import stands. */
enum ImportStage {
    /** The file is being read. */
    READING,
    /** Read as far as its headings; somebody has to say which columns hold number and name. */
    UNMAPPED,
    /** Read; somebody decides. */
    READY,
    /** The file cannot be read. */
    REFUSED,
    /** On its way into the directory. */
    APPLYING,
    DONE,
    /** Our mistake; nothing was changed. */
    FAILED,
    /** Nothing was heard of it for too long: the server was stopped. Nothing was changed. */
    INTERRUPTED;

    boolean isRunning() {
        return this == READING || this == APPLYING;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportStage of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
