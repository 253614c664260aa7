package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.config.Settings;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Missing;

/** The domains of the current organization. Joins its caller's transaction. */
@ApplicationScoped
public class OwnDomains {

    /** As many as an organization may claim. */
    public static final int MOST = 10;

    @Inject
    EntityManager database;

    @Inject
    CurrentTenant tenant;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Event<OrganizationChanged> changed;

    /** By name. */
    public List<OwnDomain> all() {
        return database.createQuery("select d from OwnDomain d where d.organization = :me order by d.name", OwnDomain.class)
                .setParameter("me", tenant.id())
                .getResultList();
    }

    /** @throws Missing where it is none of the current organization */
    public OwnDomain byId(UUID id) {
        return Optional.ofNullable(database.find(OwnDomain.class, id))
                .filter(domain -> domain.getOrganization().equals(tenant.id()))
                .orElseThrow(() -> new Missing("domain " + id));
    }

    /** @throws Invalid beside the field {@code domain} */
    public OwnDomain claim(DomainName name) {
        if (name.isWithin(settings.getBaseDomain())) {
            throw new Invalid("tenancy.domain.ours", "domain");
        }
        if (all().size() >= MOST) {
            throw new Invalid("tenancy.domain.many", "domain");
        }
        OwnDomain domain = new OwnDomain(tenant.id(), name, clock.instant());
        database.persist(domain);
        return domain;
    }

    /** Whether its proof stood in the DNS just now. */
    public void answer(OwnDomain domain, boolean found) {
        if (found) {
            domain.prove(clock.instant());
        } else {
            domain.doubt(clock.instant());
        }
        database.flush();
        tell();
    }

    /** Links begin with it, and with no other. */
    public void lead(OwnDomain domain) {
        all().forEach(OwnDomain::stepBack);
        database.flush();
        domain.lead();
        tell();
    }

    /** Links begin with the subdomain again. */
    public void stepBack(OwnDomain domain) {
        domain.stepBack();
        tell();
    }

    public void giveUp(OwnDomain domain) {
        database.remove(domain);
        tell();
    }

    /**
     * Those of all organizations whose proof was not looked for since, the longest unseen first: the verified ones, and the claimed ones
     * that are no older than {@code claimedSince}.
     */
    public List<OwnDomain> due(Instant checkedBefore, Instant claimedSince, int most) {
        return database.createQuery(
                        "select d from OwnDomain d where (d.checkedAt is null or d.checkedAt < :before) "
                                + "and (d.verifiedAt is not null or d.addedAt > :since) order by d.checkedAt, d.id",
                        OwnDomain.class)
                .setParameter("before", checkedBefore)
                .setParameter("since", claimedSince)
                .setMaxResults(most)
                .getResultList();
    }

    Optional<String> main() {
        return database.createQuery("select d.name from OwnDomain d where d.organization = :me and d.main = true", String.class)
                .setParameter("me", tenant.id())
                .getResultStream()
                .findFirst();
    }

    private void tell() {
        changed.fire(new OrganizationChanged(tenant.id()));
    }
}
