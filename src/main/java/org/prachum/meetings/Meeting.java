package org.prachum.meetings;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.persistence.UuidOrNone;

/**
 * Anything that people register for.
 *
 * <p>Its life: announced it is <i>open</i>; its organizer may <i>close</i> it to registration and reopen it, move it, or <i>cancel</i> it,
 * which everybody registered is told; it may be deleted as long as nobody ever registered. Whether somebody can register now follows
 * from its standing, its registration window and its seats ({@link #registrationAt}).
 *
 * <p>Seats are counted in {@code taken}, and those who wait for one in {@code waiting}, which nothing here changes: only the statement
 * that registers or frees a place does. So it is with {@code questions}, which {@link Questionnaire} counts.
 */
@Entity
public class Meeting extends TenantOwned {

    @Column(updatable = false)
    private int number;

    private String topic;
    private String format;
    private String visibility;

    @Column(name = "access_key", updatable = false)
    private String accessKey;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    private String room;
    private String floor;
    private String building;

    @Column(name = "online_url")
    private String onlineUrl;

    @Column(name = "online_id")
    private String onlineId;

    @Column(name = "online_password")
    private String onlinePassword;

    private String information;
    private Integer capacity;

    @Column(insertable = false, updatable = false)
    private int taken;

    @Column(name = "waiting_list")
    private boolean waitingList;

    @Column(name = "waiting_most")
    private Integer waitingMost;

    @Column(insertable = false, updatable = false)
    private int waiting;

    @Column(name = "directory_only")
    private boolean directoryOnly;

    @Column(name = "registration_opens_at")
    private Instant registrationOpensAt;

    @Column(name = "registration_closes_at")
    private Instant registrationClosesAt;

    private String status = Standing.OPEN.stored();

    @Column(name = "organizer_id")
    @Convert(converter = UuidOrNone.class)
    private UUID organizer;

    private int sequence;

    @Column(name = "alone_act")
    private String aloneAct;

    @Column(insertable = false, updatable = false)
    private int questions;

    @Column(name = "series_id", updatable = false)
    @Convert(converter = UuidOrNone.class)
    private UUID series;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected Meeting() {}

    Meeting(int number, MeetingPlan plan, UUID organizer, String accessKey, Instant now) {
        this.number = number;
        this.organizer = organizer;
        this.accessKey = accessKey;
        this.createdAt = now;
        follow(plan);
    }

    /** One of a series. */
    Meeting(int number, MeetingPlan plan, UUID organizer, String accessKey, UUID series, Instant now) {
        this(number, plan, organizer, accessKey, now);
        this.series = series;
    }

    /**
     * Makes it what the plan says.
     *
     * @param telling whether a new topic or description is news for whoever is registered; another time or place always is
     * @return what was said of it before, where that is news; else empty
     * @throws AlreadyCancelled when it does not take place at all
     * @throws CapacityBelowTaken when more seats are taken than the plan has
     */
    Optional<MeetingBefore> replan(MeetingPlan plan, boolean telling) {
        refuseIfCancelled();
        if (plan.capacity() != null && plan.capacity() < taken) {
            throw new CapacityBelowTaken(taken);
        }
        MeetingBefore before = MeetingBefore.of(this);
        follow(plan);
        MeetingBefore after = MeetingBefore.of(this);
        boolean news = telling ? !before.equals(after) : before.isElsewhereThan(after);
        if (!news) {
            return Optional.empty();
        }
        sequence++;
        return Optional.of(before);
    }

    /**
     * The clocks of its organization go differently now, and it keeps the times that they show: its start, its end and its registration
     * window. Where they never show such a time, it is as long as before.
     */
    void keepClockTimes(ZoneId before, ZoneId after) {
        Duration length = Duration.between(startsAt, endsAt);
        startsAt = sameClockTime(startsAt, before, after);
        Instant end = sameClockTime(endsAt, before, after);
        endsAt = end.isAfter(startsAt) ? end : startsAt.plus(length);
        registrationOpensAt = sameClockTime(registrationOpensAt, before, after);
        Instant closes = sameClockTime(registrationClosesAt, before, after);
        registrationClosesAt = closes != null && closes.isAfter(endsAt) ? endsAt : closes;
        sequence++;
    }

    /** The clocks of its organization go differently now, and it keeps its moments; calendars show other times. */
    void keepMoments() {
        sequence++;
    }

    private static Instant sameClockTime(Instant moment, ZoneId before, ZoneId after) {
        return moment == null ? null : moment.atZone(before).toLocalDateTime().atZone(after).toInstant();
    }

    /** Nobody can register until it is reopened. */
    void close() {
        refuseIfCancelled();
        status = Standing.CLOSED.stored();
        aloneAct = null;
    }

    void reopen() {
        refuseIfCancelled();
        status = Standing.OPEN.stored();
        aloneAct = null;
    }

    /** The same as {@link #reopen}, by an act of that name that closes others and can be undone with them. */
    void openAlone(String act) {
        refuseIfCancelled();
        aloneAct = isClosed() ? act : null;
        status = Standing.OPEN.stored();
    }

    /** It does not take place; that is final. */
    void cancel() {
        refuseIfCancelled();
        status = Standing.CANCELLED.stored();
        sequence++;
    }

    /** How a meeting comes that began its life elsewhere. */
    void stand(Standing standing) {
        status = standing.stored();
    }

    /**
     * Whether somebody with that key, or with none, may see it: always, unless it is private and has one. Compared in constant time.
     *
     * <p>A meeting that moved in has none, because none stands in the codes that were printed for it.
     */
    public boolean opensWith(String key) {
        return !isPrivate()
                || accessKey.isEmpty()
                || key != null
                        && MessageDigest.isEqual(
                                accessKey.getBytes(StandardCharsets.US_ASCII), key.getBytes(StandardCharsets.UTF_8));
    }

    /** Where it stands in time, in document 000's words. */
    public Phase phaseAt(Instant now, ZoneId zone) {
        return Phase.of(startsAt, endsAt, now, zone);
    }

    /** Whether somebody can register now, and if not, why. A full meeting says so only after what cannot change any more. */
    public RegistrationState registrationAt(Instant now) {
        if (isCancelled()) {
            return RegistrationState.CANCELLED;
        }
        if (!now.isBefore(endsAt)) {
            return RegistrationState.OVER;
        }
        if (isClosed() || registrationClosesAt != null && !now.isBefore(registrationClosesAt)) {
            return RegistrationState.CLOSED;
        }
        if (registrationOpensAt != null && now.isBefore(registrationOpensAt)) {
            return RegistrationState.EARLY;
        }
        return isFull() ? RegistrationState.FULL : RegistrationState.OPEN;
    }

    public int getNumber() {
        return number;
    }

    public String getTopic() {
        return topic;
    }

    public Format getFormat() {
        return Format.of(format);
    }

    public boolean isPrivate() {
        return "private".equals(visibility);
    }

    /** What opens a private meeting, printed in its QR code: 32 characters, or none where its number alone is printed. */
    public String getAccessKey() {
        return accessKey;
    }

    public Instant getStartsAt() {
        return startsAt;
    }

    public Instant getEndsAt() {
        return endsAt;
    }

    public String getRoom() {
        return room;
    }

    public String getFloor() {
        return floor;
    }

    public String getBuilding() {
        return building;
    }

    /** Room, floor and building in one line; empty where none is known. */
    public String getPlace() {
        return Stream.of(room, floor, building).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    public String getOnlineUrl() {
        return onlineUrl;
    }

    public String getOnlineId() {
        return onlineId;
    }

    public String getOnlinePassword() {
        return onlinePassword;
    }

    public String getInformation() {
        return information;
    }

    /** How many may register; empty where there is no limit. */
    public Optional<Integer> capacity() {
        return Optional.ofNullable(capacity);
    }

    public Integer getCapacity() {
        return capacity;
    }

    /** How many seats are taken, as of when this was read. */
    public int getTaken() {
        return taken;
    }

    /** Whether there is no seat for anybody who comes anew; as long as somebody waits, each that becomes free is theirs. */
    public boolean isFull() {
        return waiting > 0 || capacity != null && taken >= capacity;
    }

    /** Whether those who find no seat may wait for one. */
    public boolean hasWaitingList() {
        return waitingList;
    }

    /** How many may wait at most, or null for no limit. */
    public Integer getWaitingMost() {
        return waitingMost;
    }

    /** How many wait for a seat, as of when this was read; who was offered one has a seat. */
    public int getWaiting() {
        return waiting;
    }

    /** Whether somebody else may stand in line, once it is full. */
    public boolean isLineOpen() {
        return waitingList && (waitingMost == null || waiting < waitingMost);
    }

    /** Whether only people in the directory can register; staff may still add others at the door. */
    public boolean isDirectoryOnly() {
        return directoryOnly;
    }

    public Instant getRegistrationOpensAt() {
        return registrationOpensAt;
    }

    public Instant getRegistrationClosesAt() {
        return registrationClosesAt;
    }

    public boolean isClosed() {
        return getStanding() == Standing.CLOSED;
    }

    public boolean isCancelled() {
        return getStanding() == Standing.CANCELLED;
    }

    public Optional<UUID> organizer() {
        return Optional.ofNullable(organizer);
    }

    public Standing getStanding() {
        return Standing.of(status);
    }

    /** Raised when it is cancelled and with all else that whoever is registered is told of it, for calendars (RFC 5545, section 3.8.7.4). */
    public int getSequence() {
        return sequence;
    }

    /** Whether it asks anything of whoever registers, as of when this was read. */
    public boolean isAsking() {
        return questions > 0;
    }

    /** How many questions it asks, as of when this was read. */
    public int getQuestions() {
        return questions;
    }

    /** The series that it is one of; empty where it stands alone. */
    public Optional<UUID> series() {
        return Optional.ofNullable(series);
    }

    public boolean isRepeated() {
        return series != null;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** @throws AlreadyCancelled when it does not take place */
    void refuseIfCancelled() {
        if (isCancelled()) {
            throw new AlreadyCancelled();
        }
    }

    private void follow(MeetingPlan plan) {
        topic = plan.topic();
        format = plan.format().stored();
        visibility = plan.isPublic() ? "public" : "private";
        startsAt = plan.startsAt();
        endsAt = plan.endsAt();
        room = plan.place().room();
        floor = plan.place().floor();
        building = plan.place().building();
        onlineUrl = plan.conference().url();
        onlineId = plan.conference().id();
        onlinePassword = plan.conference().password();
        information = plan.information();
        capacity = plan.capacity();
        waitingList = plan.waitingList().wanted();
        waitingMost = plan.waitingList().most();
        directoryOnly = plan.isDirectoryOnly();
        registrationOpensAt = plan.registrationOpensAt();
        registrationClosesAt = plan.registrationClosesAt();
    }
}
