package org.prachum.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.persistence.UuidOrNone;
import org.prachum.platform.web.Language;

/**
 * One person's place in one meeting, with what the directory said of them at that moment.
 *
 * <p>Its life: <i>confirmed</i> by {@link Places}, it may be <i>cancelled</i> by the attendee, or removed by an organizer, and that be
 * undone; the seat of whoever was removed is held for ten seconds, so that it can. Where there is no seat it may begin <i>waitlisted</i>;
 * it is confirmed when its turn comes, at once or by whoever was offered the seat, which is held until then. Whoever has a seat may be
 * <i>checked in</i> at the door. Nothing here changes it: each of these also moves the meeting's count of seats, or is raced for at two
 * doors, so each is one statement ({@link Registrations}, {@link WaitingLine}, {@link CheckIns}).
 */
@Entity
public class Registration extends TenantOwned {

    @Column(name = "meeting_id", updatable = false)
    private UUID meeting;

    @Column(updatable = false)
    private String number;

    @Column(name = "number_key", updatable = false)
    private String numberKey;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String position;

    @Column(updatable = false)
    private String section;

    @Column(name = "cost_center", updatable = false)
    private String costCenter;

    @Column(updatable = false)
    private String email;

    @Column(updatable = false)
    private Language language;

    @Column(name = "by_hand", updatable = false)
    private boolean byHand;

    @Column(updatable = false, insertable = false)
    private String status;

    @Column(name = "registered_at", updatable = false)
    private Instant registeredAt;

    @Column(name = "cancelled_at", updatable = false, insertable = false)
    private Instant cancelledAt;

    @Column(name = "deleted_at", updatable = false, insertable = false)
    private Instant deletedAt;

    @Column(name = "cancelled_by", updatable = false, insertable = false)
    private String cancelledBy;

    @Column(name = "removed_by", updatable = false, insertable = false)
    @Convert(converter = UuidOrNone.class)
    private UUID removedBy;

    @Column(name = "held_until", updatable = false, insertable = false)
    private Instant heldUntil;

    @Column(updatable = false, insertable = false)
    private int sequence;

    @Column(name = "waiting_number", updatable = false, insertable = false)
    private Integer waitingNumber;

    @Column(name = "offered_until", updatable = false, insertable = false)
    private Instant offeredUntil;

    @Column(name = "checked_in_at", updatable = false, insertable = false)
    private Instant checkedInAt;

    @Column(name = "checked_in_how", updatable = false, insertable = false)
    private String checkedInHow;

    @Column(name = "ticket_mailed_at")
    private Instant ticketMailedAt;

    @Column(name = "erased_at", updatable = false, insertable = false)
    private Instant erasedAt;

    protected Registration() {}

    /** The id of the meeting. */
    public UUID getMeeting() {
        return meeting;
    }

    /** As it is spelled; empty of a guest who has none. */
    public String getNumber() {
        return number;
    }

    /** What tells them from others of their name: the number, or the address of a guest who has none; empty where neither is known. */
    public String getIdentifier() {
        return number.isEmpty() && email != null ? email : number;
    }

    /** By which one person's places are known as theirs, however the number is written. */
    String getNumberKey() {
        return numberKey;
    }

    public String getName() {
        return name;
    }

    public String getPosition() {
        return position;
    }

    public String getSection() {
        return section;
    }

    public String getCostCenter() {
        return costCenter;
    }

    /** Where its ticket is mailed. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public Language getLanguage() {
        return language;
    }

    /** Whether the person said who they are, because the directory did not. */
    public boolean isByHand() {
        return byHand;
    }

    public boolean isConfirmed() {
        return "confirmed".equals(status);
    }

    /** Whether they wait for a seat, or for whether they take the one they were offered. */
    public boolean isWaitlisted() {
        return "waitlisted".equals(status);
    }

    /** Orders those who wait for the same meeting; the lowest is next. Null for whoever has a seat. */
    Integer getWaitingNumber() {
        return waitingNumber;
    }

    /** Until when a seat is held that they were offered; null where none was. What is cancelled keeps the deadline that it let pass. */
    public Instant getOfferedUntil() {
        return offeredUntil;
    }

    public boolean isOffered() {
        return isWaitlisted() && offeredUntil != null;
    }

    /** Whether the time passed for which a seat was held for them. A removed person keeps the offer for as long as that can be undone. */
    public boolean isOfferExpired() {
        return "cancelled".equals(status) && offeredUntil != null && heldUntil == null;
    }

    /** Whether an organizer removed it, from the list or from the waiting list. */
    public boolean isRemoved() {
        return "cancelled".equals(status) && Ended.ORGANIZER.stored().equals(cancelledBy);
    }

    /** The account that removed it; empty where nobody did, or nobody knows any more. */
    Optional<UUID> removedBy() {
        return Optional.ofNullable(removedBy);
    }

    /** Whether it was a place on the waiting list when it ended, or is one. */
    boolean isFromWaitingList() {
        return waitingNumber != null;
    }

    /** How often it was cancelled or restored: it never decreases, so that calendars take each change (RFC 5545, section 3.8.7.4). */
    int getSequence() {
        return sequence;
    }

    /** Whether the attendee gave it back, rather than somebody striking it out. */
    boolean isGivenBack() {
        return "cancelled".equals(status) && deletedAt == null && waitingNumber == null;
    }

    /** Whether they came. */
    public boolean isCheckedIn() {
        return isConfirmed() && checkedInAt != null;
    }

    /** When they came, or null. */
    public Instant getCheckedInAt() {
        return checkedInAt;
    }

    /** How it was seen that they came, if they did. */
    public Optional<Arrival> checkedInHow() {
        return Optional.ofNullable(checkedInHow).map(Arrival::of);
    }

    public Instant getRegisteredAt() {
        return registeredAt;
    }

    public Instant getCancelledAt() {
        return cancelledAt;
    }

    /** Whether nobody's name is left in it; who it was is known no more. */
    public boolean isErased() {
        return erasedAt != null;
    }

    /** When somebody struck it out, rather than the attendee cancelling it; null otherwise. */
    public Instant getDeletedAt() {
        return deletedAt;
    }
}
