package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.prachum.platform.problem.Missing;

/**
 * Closing the current organization's host and opening it again. Joins its caller's transaction, in which every node hears of it. The
 * platform itself is no customer and stays open.
 */
@ApplicationScoped
public class Standing {

    @Inject
    Organizations organizations;

    @Inject
    CurrentTenant tenant;

    @Inject
    Event<OrganizationChanged> changed;

    public void suspend() {
        current().suspend();
        changed.fire(new OrganizationChanged(tenant.id()));
    }

    public void restore() {
        current().restore();
        changed.fire(new OrganizationChanged(tenant.id()));
    }

    private Organization current() {
        Organization organization = organizations.byId(tenant.id());
        if (organization == null || organization.isPlatform()) {
            throw new Missing("organization " + tenant.id());
        }
        return organization;
    }
}
