package org.prachum.meetings;

import java.util.UUID;

/**
 * A meeting takes place at another time or in another place than before, or whoever is registered shall hear that something else of it is
 * different.
 *
 * @param before what was said of it until now
 */
public record MeetingMoved(UUID meeting, MeetingBefore before) {}
