package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.prachum.platform.live.Heard;
import org.prachum.platform.persistence.AcrossTenants;

/**
 * Organizations by host, kept for a moment: every request asks.
 *
 * <p>A change is heard at once on this node and on the others ({@link OrganizationChanged}); that an entry ends by itself is for the case
 * that the news was lost. Labels that nobody owns are kept too, in a bounded number, so that probing them does not reach the database.
 */
@ApplicationScoped
class Homes {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 20_000;

    private record Kept(Optional<Home> home, Instant until) {}

    private final Map<String, Kept> bySubdomain = new ConcurrentHashMap<>();
    private final Map<String, Kept> byDomain = new ConcurrentHashMap<>();

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
        if (OrganizationChanged.TOPIC.equals(heard.topic())) {
            forget(heard.tenant());
        } else if (Heard.EVERYTHING.equals(heard.topic())) {
            bySubdomain.clear();
            byDomain.clear();
        }
    }

    void forget(UUID organization) {
        for (Map<String, Kept> homes : List.of(bySubdomain, byDomain)) {
            homes.values().removeIf(kept ->
                    kept.home().map(home -> home.organization().getId().equals(organization)).orElse(true));
        }
    }

    private Optional<Home> kept(Map<String, Kept> homes, String host, String whose) {
        Instant now = clock.instant();
        Kept kept = homes.get(host);
        if (kept != null && now.isBefore(kept.until())) {
            return kept.home();
        }
        Optional<Home> home = organization(whose, host).map(organization -> scope.in(organization, homecoming::home));
        if (homes.size() >= MOST) {
            homes.clear();
        }
        homes.put(host, new Kept(home, now.plus(LIFE)));
        return home;
    }

    private Optional<UUID> organization(String whose, String host) {
        try {
            return tenants.answeredBy(whose, host).stream().findFirst();
        } catch (SQLException failed) {
            throw new IllegalStateException("Nobody knows whose host it is", failed);
        }
    }
}
