package org.prachum.registration;

import jakarta.inject.Inject;
import org.prachum.platform.persistence.UseCase;

/** Ends the offers that nobody took in time, and makes removals final, each meeting's in a transaction of its own. */
@UseCase
class LineSweep {

    @Inject
    WaitingLine line;

    /** @return whether there may be another to do */
    boolean sweepOne() {
        return line.expireOffers();
    }

    /** @return whether there may be another whose held seats are to be given on */
    boolean settleOne() {
        return line.settleRemovals();
    }
}
