package org.prachum.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.prachum.platform.persistence.TenantOwned;

/** A code that was entered wrongly, counted over all codes: by the known device that did, or else by address and purpose. */
@Entity
@Table(name = "wrong_code")
class WrongCode extends TenantOwned {

    @Column(updatable = false)
    private String purpose;

    @Column(updatable = false)
    private String email;

    @Column(updatable = false)
    private String device;

    @Column(name = "browser_fingerprint", updatable = false)
    private String browserFingerprint;

    @Column(name = "tried_at", updatable = false)
    private Instant triedAt;

    protected WrongCode() {}

    WrongCode(OneTimeCode code, String browserFingerprint, Instant now) {
        this.purpose = code.purpose();
        this.email = code.email();
        this.device = code.device();
        this.browserFingerprint = browserFingerprint;
        this.triedAt = now;
    }

    Instant triedAt() {
        return triedAt;
    }
}
