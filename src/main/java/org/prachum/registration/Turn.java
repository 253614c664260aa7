package org.prachum.registration;

import java.time.Instant;

/**
 * Where somebody stands who found no seat.
 *
 * @param place in the line, counted from 1; null for whoever does not stand in it any more
 * @param offeredUntil until when a seat is held that they were offered; null where none was
 * @param isExpired whether they let that time pass, and the seat went to the next
 */
public record Turn(Integer place, Instant offeredUntil, boolean isExpired) {

    public boolean isWaiting() {
        return place != null;
    }

    public boolean isOffered() {
        return !isExpired && offeredUntil != null;
    }

    public Integer getPlace() {
        return place;
    }

    public Instant getOfferedUntil() {
        return offeredUntil;
    }
}
