package org.prachum.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.identity.SignedIn;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.Standing;
import org.prachum.tenancy.TenantScope;

/** An operator takes organizations out, and takes back those that have left. */
@ApplicationScoped
@Requires(Permission.OPERATE_PLATFORM)
class Moves {

    @Inject
    Departures departures;

    @Inject
    Exports exports;

    @Inject
    SignedIn me;

    @Inject
    TenantScope scope;

    @Inject
    Inside inside;

    List<Departed> page(int first, int most) {
        return departures.page(first, most);
    }

    int count() {
        return departures.count();
    }

    /** @throws Missing where there is none */
    Organization find(UUID organization) {
        return inside.find(organization).filter(found -> !found.isPlatform()).orElseThrow(() -> new Missing("organization " + organization));
    }

    void takeBack(UUID organization) {
        Actor operator = me.actor();
        scope.in(organization, () -> inside.takeBack(operator));
    }

    /** Opens it as it is now, notes that in its own log, and hands it to {@code download}. */
    void takeOut(UUID organization, Consumer<Snapshot> download) {
        Actor operator = me.actor();
        find(organization);
        scope.in(organization, () -> {
            try (Snapshot snapshot = exports.open()) {
                inside.noteTakenOut(operator);
                download.accept(snapshot);
            }
        });
    }

    /** The same, as the organization itself or as the platform. */
    @UseCase
    static class Inside {

        @Inject
        Neighbourhood neighbourhood;

        @Inject
        Standing standing;

        @Inject
        CurrentTenant tenant;

        @Inject
        Audit audit;

        Optional<Organization> find(UUID organization) {
            return neighbourhood.byId(organization);
        }

        void takeBack(Actor operator) {
            standing.takeBack();
            note("organization.taken_back", operator);
        }

        void noteTakenOut(Actor operator) {
            note("organization.exported", operator);
        }

        private void note(String verb, Actor operator) {
            audit.note(Deed.of(verb).on(tenant.id(), find(tenant.id()).map(Organization::getName).orElse("")).by(operator));
        }
    }
}
