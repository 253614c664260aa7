package org.prachum.registration;

import java.util.List;
import java.util.UUID;
import org.prachum.meetings.Meeting;
import org.prachum.platform.files.QrCode;

/**
 * Somebody's place, as whoever holds its ticket sees it.
 *
 * @param code id and token, 64 characters, or 96 for who came by the mail: its address, by which the place can be given back
 * @param checkInCode what its QR code holds, which is good at a door and for nothing else
 * @param who what its holder is told of whose place it is
 * @param valid whether the place is still theirs
 * @param turn where they stand in line; null where they do not, because they have a seat or gave it back
 * @param answers what they answered when they registered
 * @param changes how often the place was cancelled or restored, for calendars
 */
public record Ticket(
        String code, String checkInCode, UUID registration, Meeting meeting, Disclosed who, boolean valid, Turn turn,
        List<Answered> answers, int changes) {

    public String getCode() {
        return code;
    }

    public Meeting getMeeting() {
        return meeting;
    }

    /** What is told of whose place it is. */
    public Disclosed getWho() {
        return who;
    }

    public boolean isValid() {
        return valid;
    }

    public Turn getTurn() {
        return turn;
    }

    /** Whether they stand in line. */
    public boolean isWaiting() {
        return turn != null && turn.isWaiting();
    }

    /** Whether a seat is held for them until they say whether they come. */
    public boolean isOffered() {
        return turn != null && turn.isOffered();
    }

    /** Whether they did not say so in time. */
    public boolean isExpired() {
        return turn != null && turn.isExpired();
    }

    /** Whether there is something to give back: a seat, an offer or a place in the line. */
    public boolean isLive() {
        return valid || isWaiting() || isOffered();
    }

    public List<Answered> getAnswers() {
        return answers;
    }

    /** What a door scans, as a picture drawn within the page. */
    public String getQrCode() {
        return QrCode.of(checkInCode).svg();
    }
}
