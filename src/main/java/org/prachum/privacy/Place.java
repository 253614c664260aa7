package org.prachum.privacy;

import java.util.UUID;

/**
 * Somebody's place in a meeting.
 *
 * @param id of the registration
 * @param meeting its number
 */
record Place(UUID id, int meeting) {}
