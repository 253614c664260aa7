package org.prachum.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.OrganizationChanged;
import org.prachum.tenancy.Rounds;
import org.prachum.tenancy.TenantScope;

/**
 * Erases the organizations whose grace is over: looks four times a minute, which costs one question of an index. Any number of nodes may;
 * one organization is erased by one of them at a time, and gone on with by any.
 */
@ApplicationScoped
class ErasureRounds {

    private static final Duration PAUSE = Duration.ofSeconds(15);
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

    @Inject
    Rounds rounds;

    void on(@Observes Started started) {
        rounds.begin(
                "organizations to erase",
                PAUSE,
                PAUSE,
                () -> tenants.answeredBy("organizations_to_erase", ORGANIZATIONS_A_ROUND),
                this::eraseEverything);
    }

    /** What points goes before what it points at, and the organization last. */
    private void eraseEverything() {
        Optional<Organization> organization = erasing.organization();
        List<Shape> childrenFirst = new ArrayList<>(catalogue.shapes());
        Collections.reverse(childrenFirst);
        boolean erased = childrenFirst.stream()
                .map(Shape::table)
                .filter(table -> !table.equals(Catalogue.ORGANIZATION))
                .allMatch(this::erase);
        if (erased && erasing.bury()) {
            organization.ifPresent(gone -> scope.in(Organization.PLATFORM, () -> obituary.write(gone)));
        }
    }

    /** @return false where another node is at it */
    private boolean erase(String table) {
        Optional<Integer> erased = erasing.erase(table);
        while (erased.isPresent() && erased.get() > 0) {
            erased = erasing.erase(table);
        }
        return erased.isPresent();
    }

    /** What is said of it afterwards: to the operators, because nobody else is left, and to whoever kept a copy. */
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
