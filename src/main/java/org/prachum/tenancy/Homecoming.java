package org.prachum.tenancy;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.UseCase;

/** Reads an organization and its look for {@link Homes}. */
@UseCase
class Homecoming {

    @Inject
    Organizations organizations;

    @Inject
    OwnDomains domains;

    @Inject
    CurrentTenant tenant;

    Optional<UUID> idOf(String subdomain) {
        return organizations.bySubdomain(subdomain).map(Organization::getId);
    }

    Optional<UUID> idAt(String host) {
        return domains.organizationAt(host);
    }

    /** The current organization, with its look. */
    Home home() {
        return Home.of(organizations.byId(tenant.id()), organizations.branding(), domains.main());
    }
}
