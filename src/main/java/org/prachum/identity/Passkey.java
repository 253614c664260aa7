package org.prachum.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.problem.Invalid;

/**
 * A key pair that somebody keeps on a device of theirs; the private half never leaves it. Here is what is needed to recognize it (Web
 * Authentication Level 3, section 4, <i>credential record</i>).
 *
 * <p>Its life: made on one host of the organization, and good there alone; used at each sign-in, when its counter rises if it has one;
 * removed by its owner, or taken off by an admin where its owner has lost it.
 */
@Entity
public class Passkey extends TenantOwned {

    /** As many as an account may have, each in a slot of its own. */
    static final int MOST = 10;

    private static final int LONGEST_NAME = 60;

    @Column(name = "account_id", updatable = false)
    private UUID account;

    @Column(updatable = false)
    private int slot;

    @Column(name = "rp_id", updatable = false)
    private String host;

    @Column(name = "credential_id", updatable = false)
    private byte[] credentialId;

    @Column(name = "attested_credential", updatable = false)
    private byte[] attestedCredential;

    @Column(name = "backup_eligible", updatable = false)
    private boolean backupEligible;

    @Column(name = "sign_count")
    private long signCount;

    @Column(updatable = false)
    private String name;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected Passkey() {}

    Passkey(Account account, int slot, String name, Party party, WebAuthn.Credential made, Instant now) {
        this.account = account.getId();
        this.slot = slot;
        this.name = nameTyped(name);
        this.host = party.host();
        this.credentialId = made.id().clone();
        this.attestedCredential = made.attested().clone();
        this.backupEligible = made.backupEligible();
        this.signCount = made.signCount();
        this.createdAt = now;
    }

    /** @throws Invalid {@code identity.passkeys.name} when it is empty or longer than 60 characters */
    static String nameTyped(String typed) {
        String stripped = typed == null ? "" : typed.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new Invalid("identity.passkeys.name", "name");
        }
        return stripped;
    }

    boolean isOf(Account owner) {
        return account.equals(owner.getId());
    }

    boolean isAt(Party party) {
        return host.equals(party.host());
    }

    boolean isCalled(byte[] id) {
        return Arrays.equals(credentialId, id);
    }

    /** As it is recognized by. */
    WebAuthn.Credential credential() {
        return new WebAuthn.Credential(credentialId, attestedCredential, backupEligible, signCount);
    }

    int slot() {
        return slot;
    }

    byte[] credentialId() {
        return credentialId.clone();
    }

    public String getName() {
        return name;
    }

    /** The one host where it can be used. */
    public String getHost() {
        return host;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** Null before its first use. */
    public Instant getLastUsedAt() {
        return lastUsedAt;
    }
}
