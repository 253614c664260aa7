package org.prachum.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.prachum.platform.persistence.TenantOwned;

/** A code that was entered wrongly, counted by address over all its codes. */
@Entity
@Table(name = "wrong_code")
class WrongCode extends TenantOwned {

    @Column(updatable = false)
    private String email;

    @Column(name = "browser_fingerprint", updatable = false)
    private String browserFingerprint;

    @Column(name = "tried_at", updatable = false)
    private Instant triedAt;

    protected WrongCode() {}

    WrongCode(String email, String browserFingerprint, Instant now) {
        this.email = email;
        this.browserFingerprint = browserFingerprint;
        this.triedAt = now;
    }
}
