package org.prachum.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.prachum.platform.persistence.TenantOwned;

/**
 * Six digits mailed to an address, to prove that whoever asked reads its mail.
 *
 * <p>Its life: asked for in one browser, good there for {@link #LIFE}, for {@value #MOST_TRIES} tries and for one use; a newer one for
 * the same browser voids it and inherits the tries it had. Only its fingerprint is kept. (OWASP ASVS 5.0, V6.5 and V6.6.) Where it signs
 * in, its mail has a link too, which is good as long and in any browser, however many wrong codes were tried.
 */
@Entity
@Table(name = "one_time_code")
class OneTimeCode extends TenantOwned {

    static final int DIGITS = 6;
    static final int MOST_TRIES = 5;
    static final Duration LIFE = Duration.ofMinutes(10);

    @Column(updatable = false)
    private String purpose;

    @Column(updatable = false)
    private String email;

    @Column(updatable = false)
    private String fingerprint;

    @Column(name = "browser_fingerprint", updatable = false)
    private String browserFingerprint;

    @Column(updatable = false)
    private String client;

    @Column(updatable = false)
    private String device;

    @Column(updatable = false)
    private boolean replaces;

    @Column(updatable = false)
    private String details;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    private int attempts;

    @Column(name = "used_at")
    private Instant usedAt;

    protected OneTimeCode() {}

    /**
     * @param attempts that the one before had
     * @param replaces whether there was one before that was still good
     */
    OneTimeCode(CodeRequest request, String fingerprint, String browserFingerprint, int attempts, boolean replaces, Instant now) {
        this.purpose = request.purpose();
        this.email = request.email().value();
        this.client = ClientNetwork.of(request.client());
        this.device = request.device();
        this.replaces = replaces;
        this.details = request.details();
        this.fingerprint = fingerprint;
        this.browserFingerprint = browserFingerprint;
        this.attempts = attempts;
        this.createdAt = now;
        this.expiresAt = now.plus(LIFE);
    }

    boolean isOpen(Instant now) {
        return usedAt == null && attempts < MOST_TRIES && now.isBefore(expiresAt);
    }

    /** Whether it was entered, or voided by a newer one. */
    boolean isUsed() {
        return usedAt != null;
    }

    void voided(Instant now) {
        usedAt = now;
    }

    String purpose() {
        return purpose;
    }

    String email() {
        return email;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** The known device that asked for it, or null. */
    String device() {
        return device;
    }

    /** Whether its mail has to say that the code before is worth nothing any more. */
    boolean replaces() {
        return replaces;
    }

    String details() {
        return details;
    }

    int attempts() {
        return attempts;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
