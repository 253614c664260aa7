/**
 * What people register for. A {@link org.prachum.meetings.Meeting} is announced, moved, closed and cancelled by its organizer; its number
 * is short and stands in printed QR codes, so it never changes.
 *
 * <p>The hard decision: a meeting does not know its registrations. It counts its seats in a column that only the registering statement
 * changes, and tells by events ({@code MeetingMoved}, {@code MeetingCancelled}) what those who follow need to hear.
 */
package org.prachum.meetings;
