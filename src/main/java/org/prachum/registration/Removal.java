package org.prachum.registration;

import java.util.UUID;

/**
 * That one or several were removed from a meeting's list at once.
 *
 * @param id by which it can be undone
 * @param meeting the number of the meeting
 * @param count how many; fewer than were asked for where some were off it already
 */
record Removal(UUID id, int meeting, int count) {}
