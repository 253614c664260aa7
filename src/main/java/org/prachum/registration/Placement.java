package org.prachum.registration;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody was answered who asked for a place.
 *
 * @param repeated whether this very request was answered before
 * @param registration the place, one's own or, when {@link Outcome#ALREADY}, the one that the number has; else null, like what follows
 * @param turn where it stands in line; null where it does not, because it has a seat
 */
record Placement(
        Outcome outcome,
        boolean repeated,
        UUID registration,
        String number,
        String name,
        String position,
        String section,
        String costCenter,
        String email,
        boolean byHand,
        Instant registeredAt,
        Turn turn) {

    boolean isRegistered() {
        return outcome == Outcome.REGISTERED;
    }

    /** Whether whoever asked has a place now: a seat, or one in the line. */
    boolean isPlaced() {
        return isRegistered() || outcome == Outcome.WAITING;
    }

    /** The address as shown to somebody who may not know it, or null. */
    String maskedEmail() {
        return Ticket.masked(email);
    }
}
