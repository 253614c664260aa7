package org.prachum.transfer;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prachum.identity.SignedIn;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.config.Keys;
import org.prachum.platform.problem.Constraints;
import org.prachum.platform.problem.Refusal;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.SubdomainTaken;
import org.prachum.tenancy.TenantScope;

/** The long parts of an arrival, which nobody has to wait for: checking the file, and storing the organization. */
@ApplicationScoped
class ArrivalWork {

    private static final Logger LOG = Logger.getLogger(ArrivalWork.class.getName());

    /** What is done with a file that was checked. */
    private interface Work {
        void on(Parcel parcel, List<Shape> shapes) throws IOException;
    }

    @Inject
    ArrivalSteps steps;

    @Inject
    Arriving arriving;

    @Inject
    Catalogue catalogue;

    @Inject
    Constraints constraints;

    @Inject
    Keys keys;

    @Inject
    SignedIn me;

    @Inject
    TenantScope scope;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    /** Checks all of the file and stores nothing of it. */
    void check(UUID run) {
        inBackground(run, (parcel, shapes) -> {
            Manifest manifest = parcel.manifest();
            steps.checked(run, manifest, keys.isToken(Exports.PURPOSE, manifest.organization().toString(), manifest.mark()));
        });
    }

    /** Stores one that was let in, after all of the file was checked once more. */
    void store(UUID run) {
        Actor operator = me.actor();
        inBackground(run, (parcel, shapes) -> {
            ArrivalRun coming = steps.find(run);
            scope.in(coming.becomes(), () -> arriving.settle(coming, parcel, shapes, stored -> heard(run, stored)));
            steps.arrived(run, operator);
        });
    }

    private void inBackground(UUID run, Work work) {
        executor.execute(() -> scope.in(Organization.PLATFORM, () -> guarded(run, work)));
    }

    private void guarded(UUID run, Work work) {
        try {
            withFile(run, work);
        } catch (RuntimeException | IOException trouble) {
            Optional<Refusal> refused = constraints.refusalBehind(trouble);
            if (refused.filter(SubdomainTaken.class::isInstance).isPresent()) {
                steps.reconsider(run, refused.get());
            } else if (refused.filter(ArrivalRefused.class::isInstance).isPresent()) {
                steps.refuse(run, refused.get());
            } else {
                LOG.log(Level.SEVERE, "Arrival " + run + " came to nothing", trouble);
                steps.fail(run);
            }
        }
    }

    /** A ZIP is read from its end, so that it has to lie in one piece for as long as that takes. */
    private void withFile(UUID run, Work work) throws IOException {
        Path file = Files.createTempFile("prachum-arrival-", ".zip");
        try {
            fetch(run, file);
            List<Shape> shapes = catalogue.shapes();
            try (Parcel parcel = Parcel.open(file, shapes, catalogue.schema(), () -> heard(run, 0))) {
                work.on(parcel, shapes);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void fetch(UUID run, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Optional<byte[]> piece = steps.piece(run, 0);
            for (int place = 1; piece.isPresent(); place++) {
                out.write(piece.get());
                piece = steps.piece(run, place);
            }
        }
    }

    /** In a transaction of its own, so that others see it while the work goes on. */
    private void heard(UUID run, long stored) {
        scope.in(Organization.PLATFORM, () -> {
            if (!steps.heard(run, stored)) {
                throw new IllegalStateException("Arrival " + run + " was given up for dead.");
            }
        });
    }
}
