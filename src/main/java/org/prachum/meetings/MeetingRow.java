package org.prachum.meetings;

import java.time.Instant;
import java.time.ZoneId;

/** A meeting as the organizer's list shows it: where it stands now, and whose it is. */
public record MeetingRow(Meeting meeting, Phase phase, RegistrationState state, String organizer) {

    static MeetingRow of(Meeting meeting, String organizer, Instant now, ZoneId zone) {
        return new MeetingRow(meeting, meeting.phaseAt(now, zone), meeting.registrationAt(now), organizer);
    }

    public Meeting getMeeting() {
        return meeting;
    }

    public Phase getPhase() {
        return phase;
    }

    /** The format by its name in texts. */
    public String getFormat() {
        return meeting.getFormat().stored();
    }

    public RegistrationState getState() {
        return state;
    }

    /** Empty where nobody organizes it. */
    public String getOrganizer() {
        return organizer;
    }
}
