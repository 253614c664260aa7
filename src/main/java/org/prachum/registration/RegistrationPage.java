package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.web.Ids;

/** {@code /organizer/meeting/<n>/registrations/<registration>}: one registration, with what was answered. */
@Named
@RequestScoped
public class RegistrationPage {

    @Inject
    RosterKeeping roster;

    @Inject
    @Param(name = "meeting")
    String number;

    @Inject
    @Param
    String registration;

    private Meeting meeting;
    private Registration found;
    private List<Answered> answers;

    public void load() {
        int wanted = MeetingNumber.of(number);
        meeting = roster.meeting(wanted);
        found = roster.find(wanted, Ids.typed("registration", registration));
        answers = roster.answers(wanted, found.getId());
    }

    public Meeting getMeeting() {
        return meeting;
    }

    public Registration getRegistration() {
        return found;
    }

    public List<Answered> getAnswers() {
        return answers;
    }

    /** Where it stands, by its name in texts. */
    public String getStatus() {
        if (found.isOffered()) {
            return "offered";
        }
        if (found.isWaitlisted()) {
            return "waiting";
        }
        return found.isConfirmed() ? "confirmed" : "cancelled";
    }
}
