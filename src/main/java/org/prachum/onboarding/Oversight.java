package org.prachum.onboarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.Account;
import org.prachum.identity.Email;
import org.prachum.identity.LostPasskeys;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.identity.SignedIn;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.Here;
import org.prachum.tenancy.Quota;
import org.prachum.tenancy.Quotas;
import org.prachum.tenancy.Standing;
import org.prachum.tenancy.TenantScope;

/** What a platform operator does: looks which organizations there are and how they are, closes one and opens it again. */
@ApplicationScoped
@Requires(Permission.OPERATE_PLATFORM)
class Oversight {

    @Inject
    Census census;

    @Inject
    SignedIn me;

    @Inject
    TenantScope scope;

    @Inject
    Inside inside;

    List<OrganizationAtAGlance> page(String search, CensusOrder order, int first, int most) {
        return census.page(search, order, first, most);
    }

    int count(String search) {
        return census.count(search);
    }

    /** @throws org.prachum.platform.problem.Missing when there is none of that id */
    OrganizationAtAGlance find(UUID organization) {
        return census.find(organization).orElseThrow(() -> new Missing("organization " + organization));
    }

    List<TableSize> tables(UUID organization) {
        return census.tables(organization);
    }

    Quota quota(UUID organization) {
        return scope.in(organization, inside::quota);
    }

    /** @throws org.prachum.platform.problem.Invalid beside {@code employees}, {@code meetings} or {@code mails} */
    void allow(UUID organization, Integer employees, Integer meetings, Integer mails) {
        Actor operator = me.actor();
        scope.in(organization, () -> inside.allow(operator, employees, meetings, mails));
    }

    void suspend(UUID organization) {
        Actor operator = me.actor();
        scope.in(organization, () -> inside.suspend(operator));
    }

    void restore(UUID organization) {
        Actor operator = me.actor();
        scope.in(organization, () -> inside.restore(operator));
    }

    /** @throws org.prachum.platform.problem.Invalid beside {@code email} when nobody there has that address and a passkey */
    void takeOffPasskeys(UUID organization, Email email) {
        Actor operator = me.actor();
        scope.in(organization, () -> inside.takeOffPasskeys(operator, email));
    }

    /** The same, as the organization itself: only it may write its row. */
    @UseCase
    static class Inside {

        @Inject
        Standing standing;

        @Inject
        Quotas quotas;

        @Inject
        LostPasskeys lostPasskeys;

        @Inject
        Audit audit;

        @Inject
        Here here;

        Quota quota() {
            return quotas.current();
        }

        void allow(Actor operator, Integer employees, Integer meetings, Integer mails) {
            quotas.allow(employees, meetings, mails);
            note("organization.limited", operator);
        }

        void suspend(Actor operator) {
            standing.suspend();
            note("organization.suspended", operator);
        }

        void restore(Actor operator) {
            standing.restore();
            note("organization.restored", operator);
        }

        void takeOffPasskeys(Actor operator, Email email) {
            Account account = lostPasskeys.takeOff(email);
            audit.note(Deed.of("account.passkeys_taken_off").on(account.getId(), account.getName()).by(operator));
        }

        private void note(String verb, Actor operator) {
            audit.note(Deed.of(verb).on(here.id(), here.getOrganization().getName()).by(operator));
        }
    }
}
