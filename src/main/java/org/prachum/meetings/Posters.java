package org.prachum.meetings;

import jakarta.inject.Inject;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;

/** Who may see the QR code of a meeting: everybody, but of a private one only whoever has its key already, or organizes it. */
@UseCase
class Posters {

    @Inject
    Meetings meetings;

    @Inject
    MyMeetings mine;

    /** @throws Missing when there is no such meeting, or not for this reader */
    Meeting seen(int number, String key) {
        Meeting meeting = meetings.byNumber(number);
        if (!meeting.opensWith(key) && !mine.has(meeting)) {
            throw new Missing("private meeting " + number);
        }
        return meeting;
    }
}
