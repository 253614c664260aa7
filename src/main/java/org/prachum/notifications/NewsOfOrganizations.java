package org.prachum.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.prachum.tenancy.OrganizationChanged;

/** Tells the other nodes that an organization changed, in the commit of the change. */
@ApplicationScoped
class NewsOfOrganizations {

    @Inject
    Outbox outbox;

    void on(@Observes OrganizationChanged changed) {
        outbox.push(OrganizationChanged.TOPIC);
    }
}
