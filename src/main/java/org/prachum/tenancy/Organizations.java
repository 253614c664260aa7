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

    /** Whether it is kept for another than that one, because of what was printed with it. */
    boolean isReserved(String subdomain, UUID comer) {
        Number reserved = (Number) database.createNativeQuery(
                        "select count(*) from reserved_subdomain where subdomain = ?1 and until > now() and former_id <> cast(?2 as uuid)")
                .setParameter(1, subdomain)
                .setParameter(2, comer.toString())
                .getSingleResult();
        return reserved.intValue() > 0;
    }

    /**
     * Opens an organization that has left, by the database's own clock, which also says when it may be erased. Answers whether it was
     * closed and there was time left.
     */
    boolean takeBack(UUID id) {
        return database.createNativeQuery("update organization set status = 'active', closed_at = null, erase_at = null,"
                                + " version = version + 1 where id = cast(?1 as uuid) and status = 'closed' and erase_at > now()")
                        .setParameter(1, id.toString())
                        .executeUpdate()
                > 0;
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
