package org.prachum.registration;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingSearch;
import org.prachum.meetings.PublicMeetings;
import org.prachum.meetings.PublicMeetings.Which;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.web.PageNumber;

/** Somebody looks what meetings there are. */
@UseCase
class MeetingReading {

    /** How many of the past the front page shows. */
    static final int NEWEST_PAST = 5;

    @Inject
    PublicMeetings meetings;

    @Inject
    Clock clock;

    /**
     * @param page counted from 1; null for the first; behind the last there is the last
     */
    MeetingList list(Which which, MeetingSearch search, Integer page) {
        Instant now = clock.instant();
        if (page == null || page == 1) {
            List<Meeting> first = meetings.list(which, search, now, 0, MeetingList.ROWS + 1);
            // A front page that shows all there is, as most do, need not count.
            return first.size() <= MeetingList.ROWS
                    ? new MeetingList(first, first.size(), 1)
                    : new MeetingList(first.subList(0, MeetingList.ROWS), meetings.count(which, search, now), 1);
        }
        int found = meetings.count(which, search, now);
        int shown = PageNumber.within(page, found, MeetingList.ROWS);
        return new MeetingList(
                meetings.list(which, search, now, (shown - 1) * MeetingList.ROWS, MeetingList.ROWS), found, shown);
    }

    /** The front page: what is to come, and with it the newest that are over, one more than it shows. */
    Portal portal(MeetingSearch search, Integer page) {
        MeetingList coming = list(Which.COMING, search, page);
        boolean front = search.isEmpty() && coming.page() == 1;
        return new Portal(coming, front ? meetings.list(Which.PAST, search, clock.instant(), 0, NEWEST_PAST + 1) : List.of());
    }
}
