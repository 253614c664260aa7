package org.prachum.checkin;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.prachum.directory.NumberRules;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.Meetings;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;
import org.prachum.registration.Arrival;
import org.prachum.registration.CheckIns;
import org.prachum.registration.Registration;

/** People check themselves in at a device. Nobody is signed in there; what it may do is what its address says. */
@UseCase
class SelfCheckIn {

    /** A number is at most 20 characters, however many blanks there are between them. */
    private static final int LONGER_THAN_A_NUMBER = 40;

    /**
     * A device, as whoever stands before it sees it.
     *
     * @param open whether its address is still worth something
     */
    record Stand(UUID id, Meeting meeting, boolean greets, boolean open) {}

    @Inject
    Kiosks kiosks;

    @Inject
    Meetings meetings;

    @Inject
    CheckIns checkIns;

    @Inject
    NumberRules numbers;

    @Inject
    Doorway doorway;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** @throws Missing when there never was such a device here */
    Stand stand(String code) {
        Kiosk kiosk = kiosks.find(code).orElseThrow(() -> new Missing("a kiosk"));
        Meeting meeting = meetings.byId(kiosk.getMeeting());
        return new Stand(kiosk.getId(), meeting, kiosk.isGreets(), kiosk.isOpenAt(clock.instant(), meeting));
    }

    /**
     * Lets in whose number was typed, or whose ticket was scanned.
     *
     * @throws Missing when the device was ended
     */
    Answer come(String code, String who) {
        Stand stand = stand(code);
        if (!stand.open()) {
            throw new Missing("a kiosk that was ended");
        }
        Answer answer = doorway.admit(stand.meeting(), found(stand.meeting(), who), Arrival.KIOSK, Optional.empty());
        if (answer.isIn()) {
            audit.note(Deed.of("registration.checked_in")
                    .on(answer.place().getId(), answer.place().getName())
                    .with("meeting", stand.meeting().getTopic())
                    .with("how", Arrival.KIOSK.stored())
                    .by(Actor.VISITOR));
        }
        return answer;
    }

    private Optional<Registration> found(Meeting meeting, String who) {
        return isCode(who) ? checkIns.ofCode(who) : checkIns.of(meeting.getId(), numbers.typed(who));
    }

    private static boolean isCode(String who) {
        return who != null && who.codePoints().filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c)).count() > LONGER_THAN_A_NUMBER;
    }
}
