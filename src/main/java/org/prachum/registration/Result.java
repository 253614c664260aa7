package org.prachum.registration;

import org.prachum.meetings.Meeting;

/**
 * What came of one meeting where several were asked for at once.
 *
 * @param ticket of the place that was got, or null
 * @param waiting whether that is one in the line
 * @param sentence that stands against a place, or null
 * @param asking whether the meeting's own form asks what must be answered first
 */
public record Result(Meeting meeting, String ticket, boolean waiting, String sentence, boolean asking) {

    public Meeting getMeeting() {
        return meeting;
    }

    public String getTicket() {
        return ticket;
    }

    public boolean isWaiting() {
        return waiting;
    }

    public String getSentence() {
        return sentence;
    }

    public boolean isAsking() {
        return asking;
    }
}
