package org.prachum.domains;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.OwnDomain;
import org.prachum.tenancy.TenantScope;

/** Looks for the proof of each domain once a day. Two nodes that look at once find the same. */
@ApplicationScoped
class DomainRounds {

    private static final Logger LOG = Logger.getLogger(DomainRounds.class.getName());
    private static final int SECONDS = 15;

    @Inject
    Proving proving;

    @Inject
    Proof proof;

    @Inject
    TenantScope scope;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;

    void on(@Observes Started started) {
        executor.scheduleWithFixedDelay(this::round, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            scope.in(Organization.PLATFORM, proving::due).forEach(this::look);
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "Domains could not be looked up and will be next time", trouble);
        }
    }

    /** One domain that cannot be looked up, or that another organization has meanwhile, keeps no other waiting. */
    private void look(OwnDomain domain) {
        try {
            boolean found = proof.isPublished(domain);
            scope.in(domain.getOrganization(), () -> proving.answer(domain.getId(), found));
        } catch (RuntimeException trouble) {
            LOG.log(Level.INFO, "Domain " + domain.getId() + " could not be looked up and will be again", trouble);
        }
    }
}
