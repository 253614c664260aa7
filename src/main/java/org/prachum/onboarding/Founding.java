package org.prachum.onboarding;

import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.UUID;
import org.prachum.identity.Account;
import org.prachum.identity.Accounts;
import org.prachum.identity.Email;
import org.prachum.identity.Role;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.web.Language;
import org.prachum.tenancy.Foundation;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.Subdomain;

/** Founds an organization with its first admin, in one transaction. */
@UseCase
class Founding {

    @Inject
    Foundation foundation;

    @Inject
    Accounts accounts;

    @Inject
    Audit audit;

    /** @return the first admin's account */
    UUID found(Subdomain subdomain, String name, Email admin, Language language, String zone) {
        Organization founded = foundation.found(subdomain, name, language, ZoneId.of(zone));
        String adminsName = admin.value().substring(0, admin.value().indexOf('@'));
        Account account = accounts.admit(admin, adminsName, Role.ADMIN, language);
        audit.note(Deed.of("organization.founded").on(founded.getId(), name).by(account.actor()));
        return account.getId();
    }
}
