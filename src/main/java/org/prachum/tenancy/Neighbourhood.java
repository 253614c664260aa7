package org.prachum.tenancy;

import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.TenantSource;
import org.prachum.platform.persistence.UseCase;

/** Which organizations there are, as far as anybody may ask: whether a subdomain is taken, and whose it is. */
@UseCase
public class Neighbourhood {

    @Inject
    Organizations organizations;

    public boolean isTaken(Subdomain subdomain) {
        return isTaken(subdomain, TenantSource.NOBODY);
    }

    /** The same for one that comes back: what is kept for it is not taken. */
    public boolean isTaken(Subdomain subdomain, UUID comer) {
        return organizations.bySubdomain(subdomain.value()).isPresent() || organizations.isReserved(subdomain.value(), comer);
    }

    /** Those of the given ones that there are, by name. */
    public List<Organization> among(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : organizations.byIds(ids);
    }

    public Optional<Organization> byId(UUID id) {
        return Optional.ofNullable(organizations.byId(id));
    }

    public Optional<Organization> at(Subdomain subdomain) {
        return organizations.bySubdomain(subdomain.value());
    }
}
