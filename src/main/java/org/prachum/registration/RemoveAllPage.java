package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.ScriptAnswer;

/**
 * {@code /organizer/meeting/<number>/registrations/delete_all}, and document 000's {@code /admin/registrations/<number>/delete_all}:
 * removes everybody from the list, once somebody has typed which meeting they mean, and undoes a removal.
 */
@Named
@RequestScoped
public class RemoveAllPage {

    @Inject
    RosterKeeping roster;

    @Inject
    Links link;

    @Inject
    @Param(name = "meeting")
    String number;

    @Inject
    @Param
    String confirm;

    /** Which removal is to be undone, as the list asks it where there are no scripts. */
    @Inject
    @Param
    String undo;

    private Meeting meeting;
    private Rosters.Numbers numbers;

    public void load() {
        meeting = roster.meeting(MeetingNumber.of(number));
        numbers = roster.numbers(meeting.getNumber());
        if (undo != null && "POST".equals(Faces.getRequest().getMethod())) {
            int back = roster.restoreAll(meeting.getNumber(), Ids.typed("removal", undo));
            Redirect.to(link.to("/organizer/meeting", meeting.getNumber(), "registrations") + "?removal=" + undo + "&back=" + back);
        } else if ("POST".equals(Faces.getRequest().getMethod())) {
            Removal removal = roster.removeAll(meeting.getNumber(), confirm);
            ScriptAnswer.done(link.to("/organizer/meeting", meeting.getNumber(), "registrations") + "?removal=" + removal.id());
        }
    }

    public Meeting getMeeting() {
        return meeting;
    }

    public long getConfirmed() {
        return numbers.confirmed();
    }

    /** Those who wait for a seat, or were offered one. */
    public long getWaiting() {
        return numbers.waiting() + numbers.offered();
    }

    public String getConfirm() {
        return confirm;
    }
}
