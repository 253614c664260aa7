package org.prachum.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.SharedByAllTenants;
import org.prachum.platform.problem.Missing;

/**
 * A domain of an organization's own, by which its portal is reached besides its subdomain; that is how what was printed before keeps
 * leading there.
 *
 * <p>Its life: named by an admin it is <i>claimed</i>, and leads nowhere; once its proof stands in the DNS it is <i>verified</i> and
 * leads to the organization. The proof is looked for every day. Where it is gone the domain goes on for {@link #GRACE}, so that a slip in
 * somebody's zone closes no door, and is then claimed as before.
 */
@Entity
@Table(name = "own_domain")
@SharedByAllTenants("found by its host before anybody's tenant is known; only its organization may write it")
public class OwnDomain {

    /** How long a verified domain stays so without its proof. */
    public static final Duration GRACE = Duration.ofDays(3);

    @Id
    private UUID id;

    @Column(name = "organization_id", updatable = false)
    private UUID organization;

    @Column(updatable = false)
    private String name;

    private boolean main;

    @Column(name = "added_at", updatable = false)
    private Instant addedAt;

    @Column(name = "verified_at")
    private Instant verifiedAt;

    @Column(name = "checked_at")
    private Instant checkedAt;

    @Column(name = "missing_since")
    private Instant missingSince;

    @Version
    private long version;

    protected OwnDomain() {}

    OwnDomain(UUID organization, DomainName name, Instant now) {
        this.id = UUID.randomUUID();
        this.organization = organization;
        this.name = name.value();
        this.addedAt = now;
    }

    /** Its proof was found. */
    void prove(Instant now) {
        checkedAt = now;
        missingSince = null;
        if (verifiedAt == null) {
            verifiedAt = now;
        }
    }

    /** Its proof was looked for in vain. */
    void doubt(Instant now) {
        checkedAt = now;
        if (verifiedAt == null) {
            return;
        }
        if (missingSince == null) {
            missingSince = now;
        }
        if (!now.isBefore(missingSince.plus(GRACE))) {
            verifiedAt = null;
            missingSince = null;
            main = false;
        }
    }

    /** From now on links in mails, codes and calendars begin with it. */
    void lead() {
        if (verifiedAt == null) {
            throw new Missing("domain " + id);
        }
        main = true;
    }

    void stepBack() {
        main = false;
    }

    public UUID getId() {
        return id;
    }

    public UUID getOrganization() {
        return organization;
    }

    public String getName() {
        return name;
    }

    public boolean isMain() {
        return main;
    }

    public boolean isVerified() {
        return verifiedAt != null;
    }

    public Instant getCheckedAt() {
        return checkedAt;
    }

    /** When it leads nowhere any more unless its proof comes back; empty while nothing is amiss. */
    public Optional<Instant> endsAt() {
        return Optional.ofNullable(missingSince).map(since -> since.plus(GRACE));
    }
}
