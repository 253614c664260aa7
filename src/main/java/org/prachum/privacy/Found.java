package org.prachum.privacy;

/**
 * That somebody is in a table, and how often.
 *
 * @param holding by its name
 */
public record Found(String holding, long count) {

    public String getHolding() {
        return holding;
    }

    public long getCount() {
        return count;
    }
}
