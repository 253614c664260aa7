package org.prachum.registration;

import java.util.Locale;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.problem.Refusal;

/** What came of asking for a place, as the database decided it. */
enum Outcome {
    REGISTERED(null),
    /** There is no seat; the person stands in line for one. */
    WAITING(null),
    /** Somebody with this number has a place in it. */
    ALREADY("registration.already"),
    /** The directory does not know the number, and nothing else was said. */
    UNKNOWN("registration.unknown"),
    /** A question that must be answered is not. */
    UNANSWERED("registration.unanswered"),
    FULL("registration.full"),
    /** Neither a seat nor a place in the line. */
    LIST_FULL("registration.list_full"),
    /** There are seats, but people who are not in the directory have their share of them. */
    GUESTS_FULL("registration.guests.full"),
    /** The meeting is for people in the directory only. */
    DIRECTORY_ONLY("registration.directoryOnly"),
    /** Too many people who are not in the directory registered within the minute. */
    LIMITED("registration.guests.tooMany"),
    EARLY("registration.early"),
    CLOSED("registration.closed"),
    CANCELLED("registration.cancelled"),
    OVER("registration.over"),
    /** There is no such meeting, or it is private and was asked for without its key. */
    MISSING(null),
    /** The request's key was used for another request. */
    KEY_REUSED(null);

    private final String key;

    Outcome(String key) {
        this.key = key;
    }

    static Outcome of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** The key of its sentence; null where nothing is said of it here. */
    String key() {
        return key;
    }

    /** Whether it would be the same at any meeting of a series, so that whoever asked has to say something else first. */
    boolean isAboutTheRequest() {
        return this == UNKNOWN || this == UNANSWERED || this == MISSING || this == KEY_REUSED;
    }

    /** Whether it tells that the directory does not know the number that was asked with. */
    boolean tellsThatUnknown() {
        return this == UNKNOWN || this == GUESTS_FULL || this == DIRECTORY_ONLY || this == LIMITED;
    }

    /**
     * Throws what stands against the place; nothing does when there is one.
     *
     * @param field where the number was typed
     */
    void orRefuse(String field) {
        switch (this) {
            case REGISTERED, WAITING -> { }
            case UNKNOWN -> throw new Invalid("registration.unknown", field);
            case MISSING -> throw new Missing("meeting");
            default -> throw refusal();
        }
    }

    /** What stands against a place in a meeting that there is. */
    Refusal refusal() {
        return this == KEY_REUSED ? new KeyReused() : new NoPlace(this);
    }
}
