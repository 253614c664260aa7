package org.prachum.meetings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.prachum.platform.persistence.TenantOwned;

/** Meetings that were announced together because they repeat. What ties them is that each names it; its rule says how they were made. */
@Entity
@Table(name = "meeting_series")
public class MeetingSeries extends TenantOwned {

    @Column(updatable = false)
    private String rule;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected MeetingSeries() {}

    MeetingSeries(Recurrence rule, Instant now) {
        this.rule = rule.stored();
        this.createdAt = now;
    }

    /** As a recurrence rule (RFC 5545, section 3.3.10). */
    public String getRule() {
        return rule;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }
}
