package org.prachum.registration;

import java.util.Locale;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Missing;

/** What came of asking for a place, as the database decided it. */
enum Outcome {
    REGISTERED,
    /** Somebody with this number has a place in it. */
    ALREADY,
    /** The directory does not know the number, and nothing else was said. */
    UNKNOWN,
    FULL,
    EARLY,
    CLOSED,
    CANCELLED,
    OVER,
    /** There is no such meeting, or it is private and was asked for without its key. */
    MISSING,
    /** The request's key was used for another request. */
    KEY_REUSED;

    static Outcome of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** The key of its sentence. */
    String key() {
        return "registration." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Throws what stands against the place; nothing does when there is one.
     *
     * @param field where the number was typed
     */
    void orRefuse(String field) {
        switch (this) {
            case REGISTERED -> { }
            case UNKNOWN -> throw new Invalid("registration.unknown", field);
            case MISSING -> throw new Missing("meeting");
            case KEY_REUSED -> throw new KeyReused();
            default -> throw new NoPlace(this);
        }
    }
}
