package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.prachum.platform.live.Heard;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.OrganizationChanged;

/**
 * The guest policy of the current organization, kept for ten seconds, because it is asked for with each registration by hand. A change is
 * heard at once here and on the other nodes; whatever was read before it and kept after it lives no longer than that.
 */
@ApplicationScoped
class CurrentGuestPolicy {

    private static final Duration LIFE = Duration.ofSeconds(10);
    private static final int MOST = 20_000;

    private record Kept(GuestPolicy policy, Instant until) {}

    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    @Inject
    GuestPolicies policies;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    GuestPolicy get() {
        Instant now = clock.instant();
        Kept known = kept.get(tenant.id());
        if (known != null && now.isBefore(known.until())) {
            return known.policy();
        }
        GuestPolicy policy = policies.current();
        if (kept.size() >= MOST) {
            kept.values().removeIf(old -> !now.isBefore(old.until()));
        }
        if (kept.size() < MOST) {
            kept.put(tenant.id(), new Kept(policy, now.plus(LIFE)));
        }
        return policy;
    }

    /** This node changed it. */
    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrganizationChanged changed) {
        kept.remove(changed.organization());
    }

    /** Another node changed it. */
    void on(@Observes Heard heard) {
        if (OrganizationChanged.TOPIC.equals(heard.topic())) {
            kept.remove(heard.tenant());
        } else if (Heard.EVERYTHING.equals(heard.topic())) {
            kept.clear();
        }
    }
}
