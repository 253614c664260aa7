package org.prachum.privacy;

import java.time.Instant;

/**
 * What the next round lets go of.
 *
 * @param kept what, as {@link org.prachum.tenancy.Kept#stored}
 * @param count how many rows are due
 * @param next when the next after these will be; null where nothing will
 */
public record Due(String kept, long count, Instant next) {

    public String getKept() {
        return kept;
    }

    public long getCount() {
        return count;
    }

    public Instant getNext() {
        return next;
    }
}
