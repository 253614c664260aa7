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
import org.prachum.platform.files.PdfFile;
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

    Meeting meeting(int number) {
        return meetings.byNumber(number);
    }

    /**
     * Names with letters that our fonts do not have, of those who have a seat or, where ids are given, of these; by name.
     *
     * @param these ids of registrations, or none for all
     */
    List<String> unprintable(int meeting, List<UUID> these) {
        UUID id = meetings.byNumber(meeting).getId();
        List<String> names = these.isEmpty()
                ? checkIns.names(id)
                : checkIns.among(id, these).stream().map(Registration::getName).toList();
        return names.stream().filter(name -> !PdfFile.canPrint(name)).sorted().toList();
    }

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
