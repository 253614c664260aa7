package org.prachum.registration;

/**
 * Somebody who waits, as the organizer's list shows them.
 *
 * @param place in the line, counted from 1; null for whoever was offered a seat
 */
public record InLine(Registration registration, Integer place) {

    public Registration getRegistration() {
        return registration;
    }

    public Integer getPlace() {
        return place;
    }
}
