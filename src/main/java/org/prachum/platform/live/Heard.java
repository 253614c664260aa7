package org.prachum.platform.live;

import java.util.UUID;

/**
 * Something of an organization changed, here or on another node: read it again.
 *
 * @param tenant whose it is; null with {@link #EVERYTHING}
 * @param topic what it is, such as {@code registrations:42}; {@link #EVERYTHING} after the connection was lost and news may have been missed
 */
public record Heard(UUID tenant, String topic) {

    public static final String EVERYTHING = "*";

    /** The tenant itself: whether it is open, its name, its look. */
    public static final String TENANT = "organization";

    boolean isOfTheTenantItself() {
        return TENANT.equals(topic);
    }
}
