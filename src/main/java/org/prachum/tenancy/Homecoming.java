package org.prachum.tenancy;

import jakarta.inject.Inject;
import org.prachum.platform.persistence.UseCase;

/** Reads an organization and its look for {@link Homes}. */
@UseCase
class Homecoming {

    @Inject
    Organizations organizations;

    @Inject
    OwnDomains domains;

    @Inject
    ConsentTexts consents;

    @Inject
    CurrentTenant tenant;

    /** The current organization, with its look. */
    Home home() {
        return Home.of(organizations.byId(tenant.id()), organizations.branding(), domains.main(), consents.newest());
    }
}
