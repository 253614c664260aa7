package org.prachum.meetings;

import java.time.Instant;
import java.time.ZoneId;

/** Where a meeting stands in time, in the order in which a portal shows it. */
public enum Phase {
    IN_PROGRESS,
    TODAY,
    UPCOMING,
    PAST;

    /** Document 000's rule: over when its end has passed, in progress from start to end, else today by the organization's calendar. */
    static Phase of(Instant startsAt, Instant endsAt, Instant now, ZoneId zone) {
        if (endsAt.isBefore(now)) {
            return PAST;
        }
        if (!startsAt.isAfter(now)) {
            return IN_PROGRESS;
        }
        boolean today = startsAt.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return today ? TODAY : UPCOMING;
    }
}
