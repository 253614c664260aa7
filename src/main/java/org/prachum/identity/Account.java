package org.prachum.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Optional;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Language;

/**
 * Somebody who can sign in to one organization.
 *
 * <p>Its life: registered by its owner it is <i>pending</i> where the organization wants an admin's approval, else <i>active</i> at once;
 * invited it is active; an admin may <i>suspend</i> and restore it. Signing out everywhere raises its generation, and every session of
 * an older one ends with its next request.
 */
@Entity
public class Account extends TenantOwned {

    private static final int LONGEST_NAME = 120;

    private String email;
    private String name;
    private String role;
    private String status;
    private Language language;
    private int generation;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "last_signed_in_at")
    private Instant lastSignedInAt;

    protected Account() {}

    Account(Email email, String name, Role role, boolean approved, Language language, Instant now) {
        this.email = email.value();
        this.role = role.stored();
        this.status = approved ? "active" : "pending";
        this.language = language;
        this.createdAt = now;
        rename(name);
    }

    /** @throws Invalid {@code identity.name} when it is empty or longer than 120 characters */
    static String nameTyped(String name) {
        String stripped = name == null ? "" : name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new Invalid("identity.name", "name");
        }
        return stripped;
    }

    final void rename(String name) {
        this.name = nameTyped(name);
    }

    void speak(Language language) {
        this.language = language;
    }

    void moveTo(Email email) {
        this.email = email.value();
        signOutEverywhere();
    }

    void approve() {
        status = "active";
    }

    void restore() {
        status = "active";
    }

    void suspend() {
        status = "suspended";
        signOutEverywhere();
    }

    void become(Role role) {
        this.role = role.stored();
        signOutEverywhere();
    }

    void signOutEverywhere() {
        generation++;
    }

    /** Who it is, as the audit log keeps it. */
    public Actor actor() {
        return getRole() == Role.OPERATOR ? Actor.operator(getId()) : Actor.account(getId(), name, email);
    }

    public String getEmail() {
        return email;
    }

    public String getName() {
        return name;
    }

    public Role getRole() {
        return Role.of(role);
    }

    /** {@code pending}, {@code active} or {@code suspended}, as the bundles name it too. */
    public String getStatus() {
        return status;
    }

    public boolean isActive() {
        return "active".equals(status);
    }

    public boolean isPending() {
        return "pending".equals(status);
    }

    public boolean isSuspended() {
        return "suspended".equals(status);
    }

    public Optional<Language> language() {
        return Optional.ofNullable(language);
    }

    int generation() {
        return generation;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public Instant getLastSignedInAt() {
        return lastSignedInAt;
    }
}
