package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.ScriptAnswer;

/**
 * {@code /admin/registrations/<registration>/delete} and {@code /admin/registrations/delete_multiple}: document 000's ways to take one
 * or several off a list. They lead to the list, which offers to take that back; a link only asks.
 */
@Named
@RequestScoped
public class RemovePage {

    @Inject
    RosterKeeping roster;

    @Inject
    Links link;

    @Inject
    @Param
    String registration;

    @Inject
    @Param(name = "meeting_id")
    String meetingId;

    @Inject
    @Param
    String page;

    private Meeting meeting;
    private Registration person;
    private NextInLine next = NextInLine.NOBODY;

    public void load() {
        if (registration == null && meetingId == null) {
            Redirect.to(link.to("/admin/meetings"));
            return;
        }
        meeting = registration == null ? roster.meeting(MeetingNumber.of(meetingId)) : roster.meetingOf(id());
        if (!"POST".equals(Faces.getRequest().getMethod())) {
            if (registration != null) {
                person = roster.find(meeting.getNumber(), id());
                next = roster.next(meeting.getNumber(), List.of(id()));
            }
            return;
        }
        List<UUID> these = registration == null ? chosen() : List.of(id());
        if (these.isEmpty()) {
            throw new Invalid("registration.remove.none", "registration_ids");
        }
        ScriptAnswer.done(list(roster.remove(meeting.getNumber(), these)));
    }

    /** The ids that came with the request, by either name that forms have for several values. */
    static List<UUID> chosen() {
        return List.of("registration_ids[]", "registration_ids").stream()
                .map(name -> Faces.getRequest().getParameterValues(name))
                .filter(values -> values != null)
                .flatMap(Arrays::stream)
                .map(id -> Ids.typed("registration", id))
                .distinct()
                .toList();
    }

    private UUID id() {
        return Ids.typed("registration", registration);
    }

    /** The list of the meeting, where the removal can be taken back. */
    private String list(Removal removal) {
        String at = page != null && page.matches("[0-9]{1,6}") ? "&page=" + page : "";
        return link.to("/admin/registrations", removal.meeting()) + "?removal=" + removal.id() + at;
    }

    public Meeting getMeeting() {
        return meeting;
    }

    /** Whom the reader is asked about; null where several were meant and nobody was chosen. */
    public Registration getPerson() {
        return person;
    }

    /** Who gets the seat of that person; null where nobody waits. */
    public NextInLine getNext() {
        return next.isNobody() ? null : next;
    }
}
