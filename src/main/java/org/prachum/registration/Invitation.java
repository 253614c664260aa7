package org.prachum.registration;

import java.util.List;
import org.prachum.meetings.FormQuestion;
import org.prachum.meetings.Meeting;

/**
 * A meeting as those see it who may register for it.
 *
 * @param organizer name of who organizes it, or null
 * @param organizerEmail their address, or null
 * @param questions what it asks, in order
 * @param coming all of its series that are still to come, itself among them, by start; empty where it stands alone
 */
public record Invitation(
        Meeting meeting, String organizer, String organizerEmail, List<FormQuestion> questions, List<Meeting> coming) {

    public Meeting getMeeting() {
        return meeting;
    }

    public String getOrganizer() {
        return organizer;
    }

    public String getOrganizerEmail() {
        return organizerEmail;
    }

    /** Whether there are others of its series that one can register for at once. */
    public boolean isRepeating() {
        return coming.size() > 1;
    }

    public int getCount() {
        return coming.size();
    }

    public Meeting getLast() {
        return coming.get(coming.size() - 1);
    }
}
