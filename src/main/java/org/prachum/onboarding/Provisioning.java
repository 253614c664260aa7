package org.prachum.onboarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
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
import org.prachum.platform.problem.Refusal;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.SubdomainTaken;
import org.prachum.tenancy.TenantScope;

/**
 * Creates at start each organization that has a folder in {@code PRACHUM_TENANTS} and does not exist yet. A bad folder costs its own
 * organization only, and says in one line what is wrong.
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

    void on(@Observes Started started) {
        settings.tenants().ifPresent(this::provision);
    }

    void provision(Path tenants) {
        for (Path folder : foldersOf(tenants)) {
            try {
                settle(TenantFolder.read(folder));
            } catch (FolderRefused refused) {
                LOG.log(Level.SEVERE, "Organization not loaded: {0}", refused.getMessage());
            } catch (SubdomainTaken anotherNode) {
                LOG.log(Level.INFO, "Organization {0} was created by another node", folder.getFileName());
            } catch (Refusal refused) {
                LOG.log(Level.SEVERE, "Organization not loaded: {0}: {1}", new Object[] {folder.getFileName(), refused.getMessage()});
            }
        }
    }

    private void settle(TenantFolder folder) {
        Optional<Organization> there = scope.in(Organization.PLATFORM, () -> neighbourhood.at(folder.subdomain()));
        if (there.isEmpty()) {
            scope.in(UUID.randomUUID(), () -> settlement.settle(folder));
            LOG.log(Level.INFO, "Organization {0} was created from its folder", folder.subdomain());
        } else if (there.get().isDemo()) {
            scope.in(there.get().getId(), () -> settlement.renewMeetings(folder));
        }
    }

    private static List<Path> foldersOf(Path tenants) {
        try (Stream<Path> folders = Files.list(tenants)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("organization.json"))).sorted().toList();
        } catch (IOException unreadable) {
            LOG.log(Level.SEVERE, "PRACHUM_TENANTS cannot be read: {0}", unreadable.toString());
            return List.of();
        }
    }
}
