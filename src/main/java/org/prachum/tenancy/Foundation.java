package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneId;
import org.prachum.platform.web.Language;

/** Founding an organization. Joins its caller's transaction, which runs in the scope of the organization that is to be. */
@ApplicationScoped
public class Foundation {

    @Inject
    EntityManager database;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    @Inject
    Event<OrganizationChanged> changed;

    /** Founds the current organization, plain of look. A subdomain that is taken refuses by its constraint. */
    public Organization found(Subdomain subdomain, String name, Language language, ZoneId zone) {
        Organization organization =
                new Organization(tenant.id(), subdomain, name, language, zone, clock.instant());
        database.persist(organization);
        database.flush();
        database.persist(Branding.plain());
        changed.fire(new OrganizationChanged(tenant.id()));
        return organization;
    }

    /** The current organization has come with rows of its own, its own among them. */
    public void arrived() {
        changed.fire(new OrganizationChanged(tenant.id()));
    }
}
