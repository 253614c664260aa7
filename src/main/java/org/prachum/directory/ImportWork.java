package org.prachum.directory;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prachum.identity.SignedIn;
import org.prachum.platform.audit.Actor;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.TenantScope;

/**
 * The long parts of an import, which nobody has to wait for: reading the file, and bringing its rows into the
 * directory.
 */
@ApplicationScoped
class ImportWork {

    private static final Logger LOG = Logger.getLogger(ImportWork.class.getName());

    @Inject
    ImportSteps steps;

    @Inject
    SignedIn me;

    @Inject
    CurrentTenant tenant;

    @Inject
    TenantScope scope;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    /** Reads the file, which is deleted afterwards. */
    void read(UUID run, Path file, ImportReading reading) {
        inBackground(run, () -> {
            try {
                take(run, file, reading);
            } finally {
                delete(file);
            }
        });
    }

    void apply(UUID run) {
        UUID organization = tenant.id();
        Actor admin = me.actor();
        inBackground(
                run,
                () -> steps.apply(run, admin, row -> scope.in(organization, () -> steps.heardApplying(run, row))));
    }

    private void take(UUID run, Path file, ImportReading reading) {
        try (ImportSheet sheet = ImportSheet.open(file, reading)) {
            if (!steps.found(run, sheet)) {
                return;
            }
            for (var batch = sheet.next(EmployeeImport.BATCH);
                    !batch.isEmpty();
                    batch = sheet.next(EmployeeImport.BATCH)) {
                if (!steps.take(run, batch, sheet.read(), sheet.skipped())) {
                    return;
                }
            }
            steps.take(run, List.of(), sheet.read(), sheet.skipped());
            steps.allTaken(run);
        } catch (ImportRefused refused) {
            steps.refuse(run, refused);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void inBackground(UUID run, Runnable work) {
        UUID organization = tenant.id();
        executor.execute(() -> scope.in(organization, () -> guarded(run, work)));
    }

    private void guarded(UUID run, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException trouble) {
            LOG.log(Level.SEVERE, "Import " + run + " came to nothing", trouble);
            steps.fail(run);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            LOG.log(Level.WARNING, "The uploaded file " + file + " cannot be deleted", kept);
        }
    }
}
