package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.prachum.meetings.PublicMeetings;

/** {@code /past-meetings}: the public meetings that are over, the latest first. */
@Named
@RequestScoped
public class PastMeetingsPage {

    @Inject
    MeetingReading reading;

    @Inject
    MeetingQuery asked;

    private MeetingList list;

    public void load() {
        list = reading.list(PublicMeetings.Which.PAST, asked.search(), asked.page());
    }

    public MeetingList getList() {
        return list;
    }
}
