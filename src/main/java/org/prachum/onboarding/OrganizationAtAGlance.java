package org.prachum.onboarding;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * What an operator sees of an organization: that it is there, how much is in it, how it is used and whether it is well. Nobody's name.
 *
 * @param suspended whether its host is closed
 */
public record OrganizationAtAGlance(
        UUID id, String subdomain, String name, boolean suspended, Instant createdAt, Size size, Usage usage, Condition condition)
        implements Serializable {

    /**
     * How much is in it.
     *
     * @param registrations those that are not cancelled
     * @param rows of all tables together
     * @param bytes that they take with their indexes, estimated
     */
    public record Size(long accounts, long employees, long meetings, long registrations, long rows, long bytes) implements Serializable {

        public double megabytes() {
            return bytes / 1e6;
        }
    }

    /** Requests to its host and registrations: within 24 hours, and within seven days. */
    public record Usage(long requestsOfDay, long requestsOfWeek, long registrationsOfDay, long registrationsOfWeek)
            implements Serializable {}

    /**
     * Whether it is well.
     *
     * @param waiting mails that are to be sent
     * @param overQuota those of them that wait for the next day, because as many as may leave in this one have left
     * @param failed mails that were given up
     * @param failing programs of its own that do not take what they are told
     * @param signedInAt when somebody last signed in, or null
     * @param registeredAt when somebody last registered who still has the place, or null
     */
    public record Condition(long waiting, long overQuota, long failed, long failing, Instant signedInAt, Instant registeredAt)
            implements Serializable {}
}
