package org.prachum.checkin;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.prachum.meetings.Meeting;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.persistence.UuidOrNone;

/**
 * A device that stands at the door of one meeting by itself, so that people check themselves in. It needs no sign-in, only its address,
 * which is worth something until somebody ends it, or {@link #LONGEST_AFTER} after the meeting.
 */
@Entity
class Kiosk extends TenantOwned {

    /** A meeting may last longer than it should, and a device be forgotten. */
    static final Duration LONGEST_AFTER = Duration.ofHours(12);

    @Column(name = "meeting_id", updatable = false)
    private UUID meeting;

    @Column(updatable = false)
    private boolean greets;

    @Column(name = "opened_at", updatable = false)
    private Instant openedAt;

    @Column(name = "opened_by", updatable = false)
    @Convert(converter = UuidOrNone.class)
    private UUID openedBy;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Kiosk() {}

    Kiosk(Meeting meeting, boolean greets, UUID by, Instant now) {
        this.meeting = meeting.getId();
        this.greets = greets;
        this.openedBy = by;
        this.openedAt = now;
    }

    /** From now on its address is worth nothing; answers whether it was worth something before. */
    boolean end(Instant now) {
        boolean open = endedAt == null;
        endedAt = open ? now : endedAt;
        return open;
    }

    boolean isOpenAt(Instant now, Meeting itsMeeting) {
        return endedAt == null && now.isBefore(itsMeeting.getEndsAt().plus(LONGEST_AFTER));
    }

    UUID getMeeting() {
        return meeting;
    }

    /** Whether it says people's names, where others in the queue can read them. */
    boolean isGreets() {
        return greets;
    }

    Instant getOpenedAt() {
        return openedAt;
    }
}
