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
 * The rule about look-ups of each organization, kept for a moment: it is asked while people type and register. A change is heard at once
 * here and on the other nodes; the short life of an entry is for the case that the news was lost.
 */
@ApplicationScoped
class LookUpLimits {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 20_000;

    private record Kept(LookUpRule rule, Instant until) {}

    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    @Inject
    LookUpRules rules;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    /** That of the current organization, as it was when news of it last came. */
    LookUpRule current() {
        Instant now = clock.instant();
        Kept known = kept.get(tenant.id());
        if (known != null && now.isBefore(known.until())) {
            return known.rule();
        }
        LookUpRule rule = rules.current();
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(tenant.id(), new Kept(rule, now.plus(LIFE)));
        return rule;
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
