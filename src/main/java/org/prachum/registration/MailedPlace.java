package org.prachum.registration;

import java.util.Optional;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingBefore;

/**
 * A place that somebody is mailed about.
 *
 * @param before what was said of the meeting, where the mail is about a change
 */
record MailedPlace(Registration registration, Meeting meeting, Optional<MeetingBefore> before) {}
