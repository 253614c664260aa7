package org.prachum.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
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
import org.prachum.platform.config.Keys;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.Standing;
import org.prachum.tenancy.Subdomain;
import org.prachum.tenancy.SubdomainTaken;
import org.prachum.tenancy.TenantScope;

/** An operator takes organizations out, takes back those that have left, and lets others arrive. */
@ApplicationScoped
@Requires(Permission.OPERATE_PLATFORM)
class Moves {

    /**
     * What would arrive.
     *
     * @param taken whether somebody lives at its subdomain
     * @param renamed whether it needs another id here, because an organization of that id is here
     * @param ticketsHold whether tickets that were sent by the installation it comes from are good here
     */
    public record Look(
            String name, String subdomain, long accounts, long employees, long meetings, long registrations, boolean taken, boolean renamed,
            boolean ticketsHold) {}

    /** No organization: that of requests without one. */
    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    Departures departures;

    @Inject
    Exports exports;

    @Inject
    Catalogue catalogue;

    @Inject
    Keys keys;

    @Inject
    SignedIn me;

    @Inject
    TenantScope scope;

    @Inject
    Arriving arriving;

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

    /** Checks all of it and stores nothing. */
    Look look(Path file) throws IOException {
        try (Parcel parcel = Parcel.open(file, catalogue.shapes(), catalogue.schema())) {
            Manifest manifest = parcel.manifest();
            return new Look(
                    manifest.name(),
                    manifest.subdomain(),
                    rows(manifest, "account"),
                    rows(manifest, "employee"),
                    rows(manifest, "meeting"),
                    rows(manifest, "registration"),
                    inside.isTaken(manifest.subdomain(), idHere(manifest)),
                    !idHere(manifest).equals(manifest.organization()),
                    keys.isToken(Exports.PURPOSE, manifest.organization().toString(), manifest.mark()));
        }
    }

    /**
     * Checks all of it and lets it in.
     *
     * @param typed the subdomain it shall have; its own where nothing was typed
     * @return where it lives
     * @throws SubdomainTaken beside {@code subdomain}
     * @throws ArrivalRefused beside {@code file}
     */
    Subdomain arrive(Path file, String typed) throws IOException {
        List<Shape> shapes = catalogue.shapes();
        try (Parcel parcel = Parcel.open(file, shapes, catalogue.schema())) {
            Manifest manifest = parcel.manifest();
            Subdomain subdomain = Subdomain.typed(typed == null || typed.isBlank() ? manifest.subdomain() : typed);
            UUID id = idHere(manifest);
            scope.in(id, () -> arriving.settle(parcel, shapes, subdomain));
            inside.noteArrived(id, subdomain);
            return subdomain;
        }
    }

    /** @throws Missing where it is no id */
    static UUID id(String typed) {
        try {
            return UUID.fromString(String.valueOf(typed));
        } catch (IllegalArgumentException malformed) {
            throw new Missing("an organization that is no id");
        }
    }

    /** Its own, so that what was made from it keeps working; another only where an organization of that id is here. */
    private UUID idHere(Manifest manifest) {
        UUID own = manifest.organization();
        return own.equals(NOBODY) || inside.find(own).isPresent() ? UUID.randomUUID() : own;
    }

    private static long rows(Manifest manifest, String table) {
        return manifest.tables().stream().filter(rows -> rows.table().equals(table)).mapToLong(Manifest.Rows::rows).sum();
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

        boolean isTaken(String subdomain, UUID comer) {
            return neighbourhood.isTaken(new Subdomain(subdomain), comer);
        }

        void takeBack(Actor operator) {
            standing.takeBack();
            note("organization.taken_back", operator);
        }

        void noteTakenOut(Actor operator) {
            note("organization.exported", operator);
        }

        /** In the operators' own log, because the organization's is as it was where it came from. */
        void noteArrived(UUID arrived, Subdomain subdomain) {
            audit.note("organization.arrived", arrived, subdomain.value());
        }

        private void note(String verb, Actor operator) {
            audit.note(Deed.of(verb).on(tenant.id(), find(tenant.id()).map(Organization::getName).orElse("")).by(operator));
        }
    }
}
