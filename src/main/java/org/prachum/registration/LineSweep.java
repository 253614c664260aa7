package org.prachum.registration;

import jakarta.inject.Inject;
import org.prachum.platform.persistence.UseCase;

/** Ends the offers that nobody took in time, each meeting's in a transaction of its own. */
@UseCase
class LineSweep {

    @Inject
    WaitingLine line;

    /** @return whether there may be another to do */
    boolean sweepOne() {
        return line.expireOffers();
    }
}
