package org.prachum.movingin;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.prachum.identity.SignedIn;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.problem.Constraints;
import org.prachum.platform.problem.Refusal;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.TenantScope;

/** The long parts of a move: reading its files, and storing what was in them. For an admin in the background, for the operator's folder at once. */
@ApplicationScoped
class MoveWork {

    private static final Logger LOG = Logger.getLogger(MoveWork.class.getName());

    @Inject
    MoveSteps steps;

    @Inject
    Constraints constraints;

    @Inject
    SignedIn me;

    @Inject
    CurrentTenant tenant;

    @Inject
    TenantScope scope;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    /** Reads the files in that folder, which is deleted afterwards; nobody has to wait for it. */
    void readLater(UUID move, List<OldFile> files, Path folder) {
        UUID organization = tenant.id();
        executor.execute(() -> scope.in(organization, () -> {
            try {
                read(organization, move, files);
            } finally {
                delete(folder);
            }
        }));
    }

    /** Stores a move that was confirmed; nobody has to wait for it. */
    void storeLater(UUID move) {
        UUID organization = tenant.id();
        Actor admin = me.actor();
        executor.execute(() -> scope.in(organization, () -> store(organization, move, admin)));
    }

    /** Reads the files, and returns when they are read or refused. Inside the organization. */
    void read(UUID organization, UUID move, List<OldFile> files) {
        List<Path> unpacked = new ArrayList<>();
        try {
            steps.read(move, unpacked(files, unpacked), heard(organization, move));
        } catch (RuntimeException | IOException trouble) {
            Optional<Refusal> refused = constraints.refusalBehind(trouble);
            refused.ifPresentOrElse(why -> steps.refuse(move, why), () -> failed(move, trouble));
        } finally {
            unpacked.forEach(MoveWork::delete);
        }
    }

    /** Stores a move, and returns when that is done, or will not be. Inside the organization. */
    void store(UUID organization, UUID move, Actor who) {
        try {
            steps.store(move, who, heard(organization, move));
        } catch (RuntimeException trouble) {
            Optional<Refusal> refused = constraints.refusalBehind(trouble);
            refused.ifPresentOrElse(why -> steps.reconsider(move, why), () -> failed(move, trouble));
        }
    }

    /** What is packed, unpacked into files that go with the reading. */
    private static List<OldFile> unpacked(List<OldFile> files, List<Path> unpacked) throws IOException {
        List<OldFile> plain = new ArrayList<>();
        for (OldFile file : files) {
            if (file.isPacked()) {
                Path target = Files.createTempFile("prachum-move-", ".unpacked");
                unpacked.add(target);
                unpack(file, target);
                plain.add(new OldFile(file.name(), target));
            } else {
                plain.add(file);
            }
        }
        return plain;
    }

    private static void unpack(OldFile file, Path target) throws IOException {
        try {
            file.unpack(target);
        } catch (MoveRefused refused) {
            throw refused.in(file.name());
        }
    }

    /** In a transaction of its own, so that others see it while the work goes on. */
    private MoveSteps.Heard heard(UUID organization, UUID move) {
        return (what, rows) -> scope.in(organization, () -> steps.heard(move, what, rows));
    }

    private void failed(UUID move, Exception trouble) {
        LOG.log(Level.SEVERE, "Move " + move + " came to nothing", trouble);
        steps.fail(move);
    }

    /** A file, or a folder of files. */
    static void delete(Path what) {
        try {
            if (Files.isDirectory(what)) {
                try (Stream<Path> files = Files.list(what)) {
                    for (Path file : files.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            Files.deleteIfExists(what);
        } catch (IOException | UncheckedIOException kept) {
            LOG.log(Level.WARNING, "What was uploaded to " + what + " cannot be deleted", kept);
        }
    }
}
