package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.live.Heard;
import org.prachum.platform.persistence.AcrossTenants;

/**
 * Organizations by host, kept for a moment: every request asks.
 *
 * <p>A change is heard at once on this node and on the others ({@link OrganizationChanged}). Hosts that belong to no organization are
 * remembered for some seconds, so that asking for one again and again does not reach the database; however many are made up, they displace
 * no organization.
 */
@ApplicationScoped
class Homes {

    private final OrganizationCache<String, Home> bySubdomain = cache();
    private final OrganizationCache<String, Home> byDomain = cache();

    @Inject
    AcrossTenants tenants;

    @Inject
    Homecoming homecoming;

    @Inject
    TenantScope scope;

    @Inject
    Clock clock;

    /** The organization with that label below the base domain; the platform has the empty one. */
    Optional<Home> bySubdomain(String subdomain) {
        return kept(bySubdomain, subdomain, "organization_with_subdomain");
    }

    /** The organization whose own domain that is. */
    Optional<Home> byDomain(String host) {
        return kept(byDomain, host, "organization_at_domain");
    }

    /** This node changed it. */
    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrganizationChanged changed) {
        forget(changed.organization());
    }

    /** Another node changed it. */
    void on(@Observes Heard heard) {
        bySubdomain.hear(heard);
        byDomain.hear(heard);
    }

    void forget(UUID organization) {
        bySubdomain.forget(organization);
        byDomain.forget(organization);
    }

    private OrganizationCache<String, Home> cache() {
        return new OrganizationCache<>((host, home) -> home.organization().getId(), () -> clock.instant());
    }

    private Optional<Home> kept(OrganizationCache<String, Home> homes, String host, String whose) {
        return homes.find(host, () -> organization(whose, host).map(organization -> scope.in(organization, homecoming::home)));
    }

    private Optional<UUID> organization(String whose, String host) {
        try {
            return tenants.answeredBy(whose, host).stream().findFirst();
        } catch (SQLException failed) {
            throw new IllegalStateException("Nobody knows whose host it is", failed);
        }
    }
}
