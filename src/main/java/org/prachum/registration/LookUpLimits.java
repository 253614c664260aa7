package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.live.Heard;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.OrganizationCache;
import org.prachum.tenancy.OrganizationChanged;

/**
 * The rule about look-ups of each organization, kept in memory: it is asked while people type and register. A change is heard at once
 * here and on the other nodes.
 */
@ApplicationScoped
class LookUpLimits {

    private final OrganizationCache<UUID, LookUpRule> kept =
            new OrganizationCache<>((organization, rule) -> organization, () -> this.clock.instant());

    @Inject
    LookUpRules rules;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    /** That of the current organization, as it was when news of it last came. */
    LookUpRule current() {
        return kept.find(tenant.id(), () -> Optional.of(rules.current())).orElseThrow();
    }

    /** This node changed it. */
    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrganizationChanged changed) {
        kept.forget(changed.organization());
    }

    /** Another node changed it. */
    void on(@Observes Heard heard) {
        kept.hear(heard);
    }
}
