package org.prachum.registration;

/**
 * A registration that was cancelled or removed, as the organizer's list shows it.
 *
 * @param removedBy name of who removed it; null where nobody did, or nobody knows any more
 */
public record EndedRegistration(Registration registration, String removedBy) {

    public Registration getRegistration() {
        return registration;
    }

    public String getRemovedBy() {
        return removedBy;
    }
}
