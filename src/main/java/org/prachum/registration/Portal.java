package org.prachum.registration;

import java.util.List;
import org.prachum.meetings.Meeting;

/**
 * What an organization's front page shows.
 *
 * @param current public and open, in progress or to come, in order of time
 * @param past the newest that are over
 */
record Portal(List<Meeting> current, List<Meeting> past) {}
