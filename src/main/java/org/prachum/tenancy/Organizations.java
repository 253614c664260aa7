package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finding organizations and their look. */
@ApplicationScoped
class Organizations {

    @Inject
    EntityManager database;

    Optional<Organization> bySubdomain(String subdomain) {
        return database.createQuery("select o from Organization o where o.subdomain = :subdomain", Organization.class)
                .setParameter("subdomain", subdomain)
                .getResultStream()
                .findFirst();
    }

    Organization byId(UUID id) {
        return database.find(Organization.class, id);
    }

    List<Organization> byIds(Collection<UUID> ids) {
        return database.createQuery("select o from Organization o where o.id in :ids order by o.name", Organization.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** The look of the current organization. */
    Branding branding() {
        return database.createQuery("select b from Branding b", Branding.class)
                .getResultStream()
                .findFirst()
                .orElseGet(Branding::plain);
    }

    void add(Organization organization, Branding branding) {
        database.persist(organization);
        database.flush();
        database.persist(branding);
    }
}
