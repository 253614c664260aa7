package org.prachum.onboarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.prachum.platform.config.Settings;
import org.prachum.platform.persistence.Started;
import org.prachum.platform.problem.Constraints;
import org.prachum.platform.problem.Refusal;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.Subdomain;
import org.prachum.tenancy.SubdomainTaken;
import org.prachum.tenancy.TenantScope;

/**
 * Creates at start each organization that has a folder in {@code PRACHUM_TENANTS} and does not exist yet. A bad folder costs its own
 * organization only, and says in one line what is wrong, also where that is something nobody had foreseen.
 */
@ApplicationScoped
class Provisioning {

    private static final Logger LOG = Logger.getLogger(Provisioning.class.getName());

    @Inject
    Settings settings;

    @Inject
    Neighbourhood neighbourhood;

    @Inject
    TenantScope scope;

    @Inject
    Settlement settlement;

    @Inject
    Constraints constraints;

    @Inject
    Words words;

    void on(@Observes Started started) {
        settings.tenants().ifPresent(this::provision);
    }

    void provision(Path tenants) {
        for (Path folder : foldersOf(tenants)) {
            try {
                settle(TenantFolder.read(folder));
            } catch (RuntimeException trouble) {
                tell(folder.getFileName().toString(), trouble);
            }
        }
    }

    private void settle(TenantFolder folder) {
        Optional<Organization> there = there(folder.subdomain());
        if (there.isEmpty()) {
            scope.in(UUID.randomUUID(), () -> settlement.settle(folder));
            LOG.log(Level.INFO, "Organization {0} was created from its folder", folder.subdomain());
        } else if (there.get().isDemo()) {
            scope.in(there.get().getId(), () -> settlement.renewMeetings(folder));
        }
    }

    private Optional<Organization> there(Subdomain subdomain) {
        return scope.in(Organization.PLATFORM, () -> neighbourhood.at(subdomain));
    }

    /** In one line, whatever it was: the next folder's organization has nothing to do with it, nor has the start. */
    private void tell(String folder, RuntimeException trouble) {
        Optional<Refusal> refusal = constraints.refusalBehind(trouble);
        if (refusal.isPresent() && refusal.get() instanceof SubdomainTaken && isThere(folder)) {
            LOG.log(Level.INFO, "Organization {0} was created by another node", folder);
            return;
        }
        String reason = refusal.map(said -> words.say(Language.EN, said.key(), said.values())).orElseGet(() -> FolderRefused.words(trouble));
        String told = folder + ": " + reason;
        if (trouble instanceof FolderRefused refused) {
            told = refusal.isPresent() ? refused.place() + ": " + reason : refused.getMessage();
        }
        LOG.log(Level.SEVERE, "Organization not loaded: {0}", told);
        LOG.log(Level.FINE, trouble, () -> "Organization not loaded: " + folder);
    }

    private boolean isThere(String folder) {
        return there(new Subdomain(folder)).isPresent();
    }

    private static List<Path> foldersOf(Path tenants) {
        try (Stream<Path> folders = Files.list(tenants)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.log(Level.SEVERE, "PRACHUM_TENANTS cannot be read: {0}", unreadable.toString());
            return List.of();
        }
    }
}
