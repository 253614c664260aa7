package org.prachum.registration;

/**
 * That an organizer removed somebody, as their ticket says it.
 *
 * @param fromWaitingList whether they had waited for a seat, rather than had one
 * @param organizer name of whoever organizes the meeting, or null
 * @param organizerEmail their address, or null
 */
public record RemovalNotice(boolean fromWaitingList, String organizer, String organizerEmail) {

    public boolean isFromWaitingList() {
        return fromWaitingList;
    }

    public String getOrganizer() {
        return organizer;
    }

    public String getOrganizerEmail() {
        return organizerEmail;
    }
}
