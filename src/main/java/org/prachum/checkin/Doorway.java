package org.prachum.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.prachum.meetings.Meeting;
import org.prachum.registration.Arrival;
import org.prachum.registration.CheckIns;
import org.prachum.registration.Registration;

/** Lets one person through, whoever stands there. Joins its caller's transaction. */
@ApplicationScoped
class Doorway {

    @Inject
    CheckIns checkIns;

    /**
     * The update decides; only what it refused is looked at, to say why.
     *
     * @param by the account at the door, if one is signed in
     */
    Answer admit(Meeting meeting, Optional<Registration> found, Arrival how, Optional<UUID> by) {
        if (found.isEmpty()) {
            return Answer.of(Verdict.UNKNOWN, null);
        }
        Registration place = found.get();
        if (!place.getMeeting().equals(meeting.getId())) {
            return Answer.of(Verdict.ELSEWHERE, place);
        }
        if (meeting.isCancelled()) {
            return Answer.of(Verdict.CALLED_OFF, place);
        }
        if (checkIns.checkIn(place, meeting.getNumber(), how, by)) {
            return Answer.of(Verdict.CHECKED_IN, place);
        }
        if (place.isCheckedIn()) {
            return Answer.of(Verdict.ALREADY, place);
        }
        return Answer.of(place.isWaitlisted() ? Verdict.WAITING : Verdict.CANCELLED, place);
    }
}
