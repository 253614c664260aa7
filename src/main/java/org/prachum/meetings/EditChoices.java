package org.prachum.meetings;

/**
 * What an organizer ticks beside a change of a meeting.
 *
 * @param telling whether everybody registered is told of another topic or description too; of another time or place they are anyway
 * @param pastMeant whether it is meant to be over, if it is still to come
 */
record EditChoices(boolean telling, boolean pastMeant) {}
