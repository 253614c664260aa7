package org.prachum.meetings;

import java.time.ZoneId;
import java.util.UUID;

/** The organization's time zone changed, and a meeting to come takes place at another moment, or at another time of the clock. */
public record MeetingRezoned(UUID meeting, ZoneId zone) {}
