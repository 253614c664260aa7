package org.prachum.checkin;

import org.prachum.meetings.Meeting;
import org.prachum.registration.Registration;

/**
 * What came of somebody's coming.
 *
 * @param place whose place it is about; null where there is none
 * @param elsewhere the meeting that the ticket is for, where whoever asks may know of it; else null
 */
record Answer(Verdict verdict, Registration place, Meeting elsewhere) {

    static Answer of(Verdict verdict, Registration place) {
        return new Answer(verdict, place, null);
    }

    boolean isIn() {
        return verdict == Verdict.CHECKED_IN;
    }
}
