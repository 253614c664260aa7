package org.prachum.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.prachum.platform.persistence.TenantOwned;

/** That the holder of a ticket has asked for a copy of what is kept of them. It waits until an admin says that they were answered. */
@Entity
@Table(name = "data_request")
class DataRequest extends TenantOwned {

    @Column(name = "registration_id", updatable = false)
    private UUID registration;

    @Column(name = "asked_at", updatable = false)
    private Instant askedAt;

    @Column(name = "answered_at")
    private Instant answeredAt;

    protected DataRequest() {}

    /** The id of the registration whose ticket it was asked with. */
    UUID registration() {
        return registration;
    }

    Instant askedAt() {
        return askedAt;
    }

    boolean isWaiting() {
        return answeredAt == null;
    }

    void answered(Instant now) {
        answeredAt = now;
    }
}
