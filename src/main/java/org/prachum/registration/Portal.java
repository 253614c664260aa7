package org.prachum.registration;

import java.util.List;
import org.prachum.meetings.Meeting;

/**
 * What an organization's front page shows.
 *
 * @param coming public and open, in progress or to come, in order of time
 * @param past the newest that are over, and one more if there are more; none where something was searched, or on a further page
 */
record Portal(MeetingList coming, List<Meeting> past) {}
