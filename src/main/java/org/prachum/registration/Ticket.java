package org.prachum.registration;

import java.util.Locale;
import java.util.UUID;
import org.prachum.meetings.Meeting;
import org.prachum.notifications.MaskedAddress;
import org.prachum.platform.files.QrCode;

/**
 * Somebody's place, as whoever holds its ticket sees it.
 *
 * @param code id and token, 64 characters
 * @param valid whether the place is still theirs
 * @param maskedEmail where it was mailed, or null
 */
public record Ticket(
        String code, UUID registration, Meeting meeting, String name, String position, String section, boolean valid,
        String maskedEmail) {

    /** An address as shown to somebody who may not know it: {@code a•••@acme.example}; null for none. */
    static String masked(String email) {
        return MaskedAddress.of(email);
    }

    public String getCode() {
        return code;
    }

    public Meeting getMeeting() {
        return meeting;
    }

    public String getName() {
        return name;
    }

    /** What the person is and where they work, as far as that is known. */
    public String getRole() {
        return position.isEmpty() || section.isEmpty() ? position + section : position + " · " + section;
    }

    public boolean isValid() {
        return valid;
    }

    public String getMaskedEmail() {
        return maskedEmail;
    }

    /** The code as a picture, drawn within the page. In upper case it is shorter. */
    public String getQrCode() {
        return QrCode.of(code.toUpperCase(Locale.ROOT)).svg();
    }
}
