package org.prachum.tenancy;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.TenantSource;

/** The organization that the running request, job or test works for. Set once, by {@link TenantFilter} or {@link TenantScope}. */
@RequestScoped
public class CurrentTenant implements TenantSource {

    private UUID id;
    private Home home;

    void enter(UUID organization) {
        if (id != null && !id.equals(organization)) {
            throw new IllegalStateException("This request already belongs to another organization.");
        }
        id = organization;
    }

    void enter(Home home) {
        enter(home.organization().getId());
        this.home = home;
    }

    /** @throws IllegalStateException where nobody entered a tenant */
    public UUID id() {
        return tenant().orElseThrow(() -> new IllegalStateException("No organization here: enter by TenantScope."));
    }

    @Override
    public Optional<UUID> tenant() {
        return Optional.ofNullable(id);
    }

    Optional<Home> home() {
        return Optional.ofNullable(home);
    }
}
