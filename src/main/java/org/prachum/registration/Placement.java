package org.prachum.registration;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody was answered who asked for a place.
 *
 * @param repeated whether this very request was answered before
 * @param registration the place, one's own or, when {@link Outcome#ALREADY}, the one that the number has; else null, like what follows
 * @param person whose place it is; what of that is told decides {@link Disclosure}
 * @param turn where it stands in line; null where it does not, because it has a seat
 * @param told what is told of the person to whoever asked; null before that was decided
 */
record Placement(
        Outcome outcome,
        boolean repeated,
        UUID registration,
        String number,
        Disclosure.Known person,
        boolean byHand,
        Instant registeredAt,
        Turn turn,
        Disclosed told) {

    boolean isRegistered() {
        return outcome == Outcome.REGISTERED;
    }

    /** Whether whoever asked has a place now: a seat, or one in the line. */
    boolean isPlaced() {
        return isRegistered() || outcome == Outcome.WAITING;
    }

    /** The same, with what is told of whose place it is. */
    Placement telling(Disclosed disclosed) {
        return new Placement(outcome, repeated, registration, number, person, byHand, registeredAt, turn, disclosed);
    }

    /**
     * The same as a guest may see it who is known by nothing but an address: what they typed. Whether the address is somebody's of the
     * directory, and whose, it does not tell.
     */
    Placement asTyped(Applicant guest) {
        return new Placement(
                outcome, repeated, registration, "", person == null ? null : Disclosure.typed(guest), true, registeredAt, turn, told);
    }
}
