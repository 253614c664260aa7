package org.prachum.registration;

import java.util.Locale;
import java.util.UUID;

/**
 * What came of asking for a seat at the door.
 *
 * @param registration the place they have; null where they have none
 */
public record WalkIn(Outcome outcome, UUID registration) {

    /** As the database decided it. */
    public enum Outcome {
        /** They have a seat and are checked in. */
        WALKED_IN,
        /** They had a seat before. */
        ALREADY,
        /** They stand in line for one. */
        WAITING,
        /** The directory does not know the number, and nothing else was said. */
        UNKNOWN,
        FULL,
        CANCELLED
    }

    static WalkIn of(String outcome, Object registration) {
        return new WalkIn(
                Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                registration == null ? null : UUID.fromString(registration.toString()));
    }
}
