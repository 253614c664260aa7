package org.prachum.meetings;

import java.util.regex.Pattern;
import org.prachum.platform.problem.Missing;

/** Reads the number of a meeting from an address. */
public final class MeetingNumber {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private MeetingNumber() {}

    /** @throws Missing when no meeting could have that number */
    public static int of(String segment) {
        if (segment == null || !NUMBER.matcher(segment).matches()) {
            throw new Missing("meeting " + segment);
        }
        return Integer.parseInt(segment);
    }
}
