package org.prachum.registration;

import org.prachum.meetings.Meeting;

/**
 * A meeting as those see it who may register for it.
 *
 * @param organizer name of who organizes it, or null
 * @param organizerEmail their address, or null
 */
public record Invitation(Meeting meeting, String organizer, String organizerEmail) {

    public Meeting getMeeting() {
        return meeting;
    }

    public String getOrganizer() {
        return organizer;
    }

    public String getOrganizerEmail() {
        return organizerEmail;
    }
}
