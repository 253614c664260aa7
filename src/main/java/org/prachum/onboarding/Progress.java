package org.prachum.onboarding;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.persistence.UseCase;

/** How far an organization has come with its guided set-up. */
@UseCase
@Requires(Permission.BRAND)
class Progress {

    /** What is there already. */
    record Steps(boolean branded, long employees, long meetings) {}

    @Inject
    EntityManager database;

    Steps steps() {
        return new Steps(
                count("select count(b) from Branding b where b.version > 0") > 0,
                count("select count(e) from Employee e"),
                count("select count(m) from Meeting m"));
    }

    private long count(String query) {
        return database.createQuery(query, Long.class).getSingleResult();
    }
}
