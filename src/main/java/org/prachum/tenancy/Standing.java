package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
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
    Clock clock;

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

    /** The organization leaves: its host is closed at once, and everything of it goes when the grace is over. */
    public Organization close() {
        Organization organization = current();
        organization.close(clock.instant());
        changed.fire(new OrganizationChanged(tenant.id()));
        return organization;
    }

    /** @throws Missing where it has not left, or its grace is over */
    public void takeBack() {
        if (!organizations.takeBack(tenant.id())) {
            throw new Missing("a closed organization " + tenant.id());
        }
        changed.fire(new OrganizationChanged(tenant.id()));
    }

    /** One that has left is nobody's to close or open but by {@link #takeBack}. */
    private Organization current() {
        Organization organization = organizations.byId(tenant.id());
        if (organization == null || organization.isPlatform() || organization.isClosed()) {
            throw new Missing("organization " + tenant.id());
        }
        return organization;
    }
}
