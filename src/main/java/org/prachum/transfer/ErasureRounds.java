package org.prachum.transfer;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.OrganizationChanged;
import org.prachum.tenancy.TenantScope;

/**
 * Erases the organizations whose grace is over: looks four times a minute, which costs one question of an index. Any number of nodes may;
 * one organization is erased by one of them at a time, and gone on with by any.
 */
@ApplicationScoped
class ErasureRounds {

    private static final Logger LOG = Logger.getLogger(ErasureRounds.class.getName());
    private static final int SECONDS = 15;
    private static final int ORGANIZATIONS_A_ROUND = 20;

    @Inject
    AcrossTenants tenants;

    @Inject
    Catalogue catalogue;

    @Inject
    Erasing erasing;

    @Inject
    Obituary obituary;

    @Inject
    TenantScope scope;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;

    void on(@Observes Started started) {
        executor.scheduleWithFixedDelay(this::round, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            tenants.answeredBy("organizations_to_erase", ORGANIZATIONS_A_ROUND).forEach(this::erase);
        } catch (SQLException | RuntimeException trouble) {
            LOG.log(Level.WARNING, "Closed organizations could not be looked for and will be next time", trouble);
        }
    }

    /** One that cannot be erased keeps no other waiting. */
    private void erase(UUID organization) {
        try {
            scope.in(organization, this::everything).ifPresent(gone -> scope.in(Organization.PLATFORM, () -> obituary.write(gone)));
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "Organization " + organization + " could not be erased and will be next time", trouble);
        }
    }

    /** The organization, if nothing of it is left. What points goes before what it points at. */
    private Optional<Organization> everything() {
        Optional<Organization> organization = erasing.organization();
        List<Shape> childrenFirst = new ArrayList<>(catalogue.shapes());
        Collections.reverse(childrenFirst);
        for (Shape shape : childrenFirst) {
            if (!shape.table().equals(Catalogue.ORGANIZATION) && !erase(shape.table())) {
                return Optional.empty();
            }
        }
        return organization.filter(any -> erasing.bury());
    }

    /** @return false where another node is at it */
    private boolean erase(String table) {
        Optional<Integer> erased = erasing.erase(table);
        while (erased.isPresent() && erased.get() > 0) {
            erased = erasing.erase(table);
        }
        return erased.isPresent();
    }

    /** What is said of it afterwards, to the operators. */
    @UseCase
    static class Obituary {

        @Inject
        Audit audit;

        @Inject
        Event<OrganizationChanged> changed;

        void write(Organization gone) {
            audit.note(Deed.of("organization.erased").on(gone.getId(), gone.getSubdomain()).by(Actor.SYSTEM));
            changed.fire(new OrganizationChanged(gone.getId()));
        }
    }
}
