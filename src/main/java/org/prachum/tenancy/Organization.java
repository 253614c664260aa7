package org.prachum.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.SharedByAllTenants;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Language;

/**
 * A tenant: it signs up, gets its subdomain and gathers its people there.
 *
 * <p>Its life: signed up or loaded from a folder it is <i>active</i>; an operator may <i>suspend</i> it, when its host answers with one
 * page that says so, and <i>restore</i> it. When it leaves it is <i>closed</i> at once and erased after a grace, within which it may be
 * <i>taken back</i>. Its id is the tenant of all its rows.
 */
@Entity
@SharedByAllTenants("found by its host before anybody's tenant is known; only itself may write its row")
public class Organization {

    /** The platform itself, at the apex: where sign-ups wait and operators sign in. No customer. */
    public static final UUID PLATFORM = new UUID(0, 1);

    /** How long it may be taken back after it was closed; the database holds to it. */
    public static final Duration GRACE = Duration.ofDays(30);

    private static final int LONGEST_NAME = 120;

    @Id
    private UUID id;

    @Column(updatable = false)
    private String subdomain;

    private String name;

    private String status = "active";

    private Language language;

    private String zone;

    private boolean demo;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "erase_at")
    private Instant eraseAt;

    @Version
    private long version;

    protected Organization() {}

    Organization(UUID id, Subdomain subdomain, String name, Language language, ZoneId zone, Instant now) {
        this.id = id;
        this.subdomain = subdomain.value();
        this.createdAt = now;
        describe(name, language, zone);
    }

    /** Gives it its name and what its people read and reckon in, unless they choose otherwise. */
    final void describe(String name, Language language, ZoneId zone) {
        String stripped = name == null ? "" : name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new Invalid("tenancy.organization.name", "name");
        }
        this.name = stripped;
        this.language = language;
        this.zone = zone.getId();
    }

    void suspend() {
        status = "suspended";
    }

    void restore() {
        status = "active";
    }

    /** It leaves: closed from now on, and to be erased when the grace is over. */
    void close(Instant now) {
        status = "closed";
        closedAt = now;
        eraseAt = now.plus(GRACE);
    }

    void markAsDemo() {
        demo = true;
    }

    public UUID getId() {
        return id;
    }

    public String getSubdomain() {
        return subdomain;
    }

    public String getName() {
        return name;
    }

    public Language getLanguage() {
        return language;
    }

    public ZoneId getZone() {
        return ZoneId.of(zone);
    }

    public boolean isSuspended() {
        return "suspended".equals(status);
    }

    /** It has left, and may be taken back until {@link #erasedAt}. */
    public boolean isClosed() {
        return "closed".equals(status);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** When everything of it goes, if it has left. */
    public Optional<Instant> erasedAt() {
        return Optional.ofNullable(eraseAt);
    }

    public boolean isPlatform() {
        return PLATFORM.equals(id);
    }

    /** Loaded to be shown around; its meetings are renewed when they have all passed. */
    public boolean isDemo() {
        return demo;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }
}
