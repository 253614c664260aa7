package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.ScriptAnswer;

/**
 * {@code /organizer/meeting/<number>/registrations/delete_all}, and document 000's {@code /admin/registrations/<number>/delete_all}:
 * takes everybody off the list, once somebody has typed which meeting they mean.
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

    private Meeting meeting;
    private Rosters.Numbers numbers;

    public void load() {
        meeting = roster.meeting(MeetingNumber.of(number));
        numbers = roster.numbers(meeting.getNumber());
        if ("POST".equals(Faces.getRequest().getMethod())) {
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
