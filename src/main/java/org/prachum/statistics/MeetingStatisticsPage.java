package org.prachum.statistics;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.registration.FormAnswers;

/** {@code /organizer/meeting/<n>/statistics} */
@Named
@RequestScoped
public class MeetingStatisticsPage {

    @Inject
    MeetingStatistics statistics;

    @Inject
    Charts drawing;

    @Inject
    @Param
    String meeting;

    private MeetingStatistics.Counted counted;
    private List<Chart> charts;

    public void load() {
        counted = statistics.of(MeetingNumber.of(meeting));
        charts = drawing.of(counted.figures());
    }

    public Meeting getMeeting() {
        return counted.meeting();
    }

    public List<Chart> getCharts() {
        return charts;
    }

    /** How often each option of the meeting's questions was chosen. */
    public List<FormAnswers.Tally> getChoices() {
        return counted.choices();
    }

    public long getRegistered() {
        return counted.figures().registered();
    }

    public long getByHand() {
        return counted.figures().byHand();
    }

    public boolean isAttended() {
        return counted.figures().attendance().isKnown();
    }

    public long getCame() {
        return counted.figures().attendance().came();
    }

    /** How many could have come, where the door was kept. */
    public long getAwaited() {
        return counted.figures().attendance().all();
    }

    public long getReached() {
        return counted.figures().reached();
    }

    public long getEmployees() {
        return counted.figures().employees();
    }
}
