package org.prachum.domains;

import static org.prachum.identity.Permission.MANAGE_DOMAINS;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.DomainName;
import org.prachum.tenancy.OwnDomain;
import org.prachum.tenancy.OwnDomains;

/** What an admin does with the organization's own domains. */
@UseCase
@Requires(MANAGE_DOMAINS)
class Domains {

    @Inject
    OwnDomains domains;

    @Inject
    Audit audit;

    List<OwnDomain> all() {
        return domains.all();
    }

    OwnDomain byId(UUID id) {
        return domains.byId(id);
    }

    void claim(DomainName name) {
        OwnDomain claimed = domains.claim(name);
        audit.note("domain.claimed", claimed.getId(), claimed.getName());
    }

    void lead(UUID id) {
        OwnDomain domain = domains.byId(id);
        domains.lead(domain);
        audit.note("domain.leads", id, domain.getName());
    }

    void stepBack(UUID id) {
        OwnDomain domain = domains.byId(id);
        domains.stepBack(domain);
        audit.note("domain.stepped_back", id, domain.getName());
    }

    void giveUp(UUID id) {
        OwnDomain domain = domains.byId(id);
        domains.giveUp(domain);
        audit.note("domain.given_up", id, domain.getName());
    }
}
