package org.prachum.checkin;

import static org.prachum.identity.Permission.ORGANIZE_OWN_MEETINGS;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.Requires;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MyMeetings;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.registration.CheckIns;
import org.prachum.registration.Registration;

/** An organizer has printed who is registered for a meeting of theirs. Another's does not exist. */
@UseCase
@Requires(ORGANIZE_OWN_MEETINGS)
class Printing {

    @Inject
    MyMeetings meetings;

    @Inject
    CheckIns checkIns;

    @Inject
    Audit audit;

    /** The meeting, for who takes its list out of the house: the rest reads what is printed. */
    Meeting takeOut(int number, String file) {
        Meeting meeting = meetings.byNumber(number);
        audit.note(Deed.of("export.downloaded")
                .on("meeting", meeting.getId(), meeting.getTopic())
                .with("format", "pdf")
                .with("file", file));
        return meeting;
    }

    /** The next of those who have a seat, by section and name. */
    List<Registration> bySection(int meeting, Registration after, int most) {
        UUID id = meetings.byNumber(meeting).getId();
        return after == null ? checkIns.bySection(id, most) : checkIns.bySection(id, after, most);
    }

    /** Those of these ids who have a seat, by section and name. */
    List<Registration> among(int meeting, List<UUID> ids) {
        return checkIns.among(meetings.byNumber(meeting).getId(), ids);
    }
}
