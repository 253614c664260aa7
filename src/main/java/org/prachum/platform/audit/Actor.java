package org.prachum.platform.audit;

import java.util.UUID;

/**
 * Who did something, as they were then.
 *
 * @param id of the account; null where there is none
 * @param name and {@code email} of the account; empty where there is none, or where it is not the organization's to know
 */
public record Actor(Kind kind, UUID id, String name, String email) {

    /** What somebody is to the organization. */
    public enum Kind {
        /** One of the organization's accounts. */
        ACCOUNT,
        /** Whoever runs the platform. */
        OPERATOR,
        /** Nobody: a job, a start. */
        SYSTEM,
        /** Somebody who has not signed in, such as an attendee. */
        VISITOR
    }

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, "", "");
    public static final Actor VISITOR = new Actor(Kind.VISITOR, null, "", "");

    public static Actor account(UUID id, String name, String email) {
        return new Actor(Kind.ACCOUNT, id, name, email);
    }

    /** An operator is known to an organization by what they are, not by who they are. */
    public static Actor operator(UUID id) {
        return new Actor(Kind.OPERATOR, id, "", "");
    }
}
