package org.prachum.transfer;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Organization;

/**
 * Erases the current organization, a batch a transaction. That its grace is over is asked by the database, each time; what is asked for too
 * early erases nothing.
 */
@UseCase
class Erasing {

    private static final int AT_ONCE = 5_000;

    @Inject
    EntityManager database;

    @Inject
    Neighbourhood neighbourhood;

    @Inject
    CurrentTenant tenant;

    Optional<Organization> organization() {
        return neighbourhood.byId(tenant.id());
    }

    /**
     * At most 5,000 rows of that table.
     *
     * @return how many, or none where another node erases this organization or nothing is to be erased
     */
    Optional<Integer> erase(String table) {
        Object erased = database.createNativeQuery("select erase_rows(?1, ?2)")
                .setParameter(1, table)
                .setParameter(2, AT_ONCE)
                .getSingleResult();
        return Optional.ofNullable(erased).map(Number.class::cast).map(Number::intValue);
    }

    /** The organization itself, after everything of it. Its subdomain is nobody else's for a year. */
    boolean bury() {
        return Boolean.TRUE.equals(database.createNativeQuery("select bury_organization()").getSingleResult());
    }
}
