package org.prachum.registration;

import java.util.List;
import org.prachum.meetings.Meeting;

/**
 * One page of a list of meetings.
 *
 * @param found how many there are on all pages
 * @param page counted from 1
 */
public record MeetingList(List<Meeting> meetings, int found, int page) {

    /** How many stand on a page. */
    static final int ROWS = 50;

    private static final int FEWEST_TO_SEARCH = 8;

    public List<Meeting> getMeetings() {
        return meetings;
    }

    public int getFound() {
        return found;
    }

    public int getPage() {
        return page;
    }

    public int getPages() {
        return Math.max(1, (found + ROWS - 1) / ROWS);
    }

    /** Whether one would rather search it than read it. */
    public boolean isLong() {
        return found > FEWEST_TO_SEARCH;
    }

    public boolean isPaged() {
        return getPages() > 1;
    }
}
