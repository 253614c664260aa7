package org.prachum.onboarding;

import java.io.Serializable;

/**
 * How much of one table is an organization's.
 *
 * @param bytes with indexes, estimated
 */
public record TableSize(String table, long rows, long bytes) implements Serializable {

    public double megabytes() {
        return bytes / 1e6;
    }
}
