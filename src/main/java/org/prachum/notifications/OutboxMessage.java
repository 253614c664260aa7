package org.prachum.notifications;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.persistence.UuidOrNone;
import org.prachum.platform.web.Language;

/**
 * Something that has to leave the house.
 *
 * <p>Its life: written with the fact it tells, <i>due</i>; taken by a dispatcher, which moves its due time ahead before it tries, so that
 * no other takes it meanwhile; <i>sent</i>, or <i>withdrawn</i> because nothing was left to say, or due again later. It is <i>given up</i>
 * after {@value #MOST_ATTEMPTS} attempts, which take about a day, or at once where trying again cannot help; an admin sees it then and may
 * send it again. A mail beyond what may leave in a day is due on the next, and one too many to one address an hour later.
 *
 * <p>A mail that gathers takes in what is to be told to the same person of the same series, a line of its body each, until a dispatcher
 * takes it; then another begins.
 */
@Entity
@Table(name = "outbox")
public class OutboxMessage extends TenantOwned {

    static final int MOST_ATTEMPTS = 24;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

    @Column(updatable = false)
    private String channel;

    @Column(updatable = false)
    private String kind;

    @Column(name = "subject_id", updatable = false)
    @Convert(converter = UuidOrNone.class)
    private UUID subject;

    @Column(updatable = false)
    private String recipient;

    @Column(updatable = false)
    private Language language;

    private String body;

    /** What else joins this one until it is tried; written by the database alone. */
    @Column(insertable = false)
    private String gathering;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "due_at")
    private Instant dueAt;

    /** Given by the database, and only to what stands in a line. */
    @Column(name = "line_number", insertable = false, updatable = false)
    private Long lineNumber;

    /** Where it tells of everything of its kind that happened until it is taken: what that is, so that there is one. */
    private String digest;

    private int attempts;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "given_up_at")
    private Instant givenUpAt;

    private String failure;

    @Column(name = "last_error")
    private String lastError;

    private boolean withdrawn;

    protected OutboxMessage() {}

    OutboxMessage(String channel, String kind, UUID subject, String recipient, Language language, String body, Instant now) {
        this.channel = channel;
        this.kind = kind;
        this.subject = subject;
        this.recipient = recipient;
        this.language = language;
        this.body = body;
        this.createdAt = now;
        this.dueAt = now;
    }

    /** Keeps other dispatchers away until {@code until}; if this one dies, the message is due again then. */
    void take(Instant until) {
        attempts++;
        dueAt = until;
        gathering = null;
        digest = null;
        if (isHeldBack()) {
            failure = null;
            lastError = null;
        }
    }

    /** Whether nothing was tried yet, because something is limited. */
    public boolean isHeldBack() {
        return Failure.Reason.WAITING.stream().anyMatch(reason -> reason.stored().equals(failure));
    }

    /** Also what was given up while it was under way. */
    void sent(Instant now) {
        sentAt = now;
        givenUpAt = null;
        failure = null;
        lastError = null;
        body = null;
    }

    /** Nothing was left to say; it is done without having left the house. */
    void withdrawn(Instant now) {
        sent(now);
        withdrawn = true;
    }

    void failed(Failure failed, Instant now) {
        failure = failed.reason().stored();
        lastError = failed.words();
        if (failed.lasting() || attempts >= MOST_ATTEMPTS) {
            givenUpAt = now;
            return;
        }
        Duration pause = pause(attempts);
        dueAt = now.plus(failed.pause().compareTo(pause) > 0 ? failed.pause() : pause);
    }

    /** Starts afresh, with as many attempts as a new one. What was sent stays sent, and what is being sent now is not sent beside it. */
    void sendAgain(Instant now) {
        boolean perhapsUnderWay = givenUpAt == null && !dueAt.isAfter(now.plus(Dispatch.WHILE_SENDING));
        if (sentAt != null || perhapsUnderWay) {
            return;
        }
        attempts = 0;
        givenUpAt = null;
        dueAt = now;
    }

    /** 1 s, 2 s, 4 s … two hours: a mail server that restarts is met again at once, one that is gone is not hammered. */
    static Duration pause(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    boolean isMail() {
        return "mail".equals(channel);
    }

    /** Whether it stands in the line of a target, which {@link #getRecipient} names. */
    boolean isInLine() {
        return !isMail() && !"push".equals(channel);
    }

    String getChannel() {
        return channel;
    }

    public String getKind() {
        return kind;
    }

    /** What it is about: the id of a registration, a code, a meeting. */
    public UUID getSubject() {
        return subject;
    }

    public String getRecipient() {
        return recipient;
    }

    public Language getLanguage() {
        return language;
    }

    /** What its writer needs and no row holds, such as a sealed code. */
    public Optional<String> body() {
        return Optional.ofNullable(body);
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public String getMaskedRecipient() {
        return MaskedAddress.of(recipient);
    }

    /** When it is tried next. */
    public Instant getDueAt() {
        return dueAt;
    }

    /** How often sending was tried since it was written or sent again. */
    public int getAttempts() {
        return attempts;
    }

    public Instant getSentAt() {
        return sentAt;
    }

    public Instant getGivenUpAt() {
        return givenUpAt;
    }

    /** Whether it was due but nothing was left to say. */
    public boolean isWithdrawn() {
        return withdrawn;
    }

    /** Why the last attempt failed, as {@link Failure.Reason} is stored; null when none has. */
    public String getFailure() {
        return failure;
    }

    /** What the mail server said to the last attempt, addresses masked; null when none has failed, empty when it said nothing. */
    public String getLastError() {
        return lastError;
    }
}
