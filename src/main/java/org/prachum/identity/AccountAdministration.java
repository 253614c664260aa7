package org.prachum.identity;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Language;

/** What an admin does with the organization's accounts. Each who hears of it hears by mail. */
@UseCase
@Requires(Permission.MANAGE_ACCOUNTS)
class AccountAdministration {

    @Inject
    SignedIn me;

    @Inject
    Accounts accounts;

    @Inject
    Passkeys passkeys;

    @Inject
    LostPasskeys lostPasskeys;

    @Inject
    SignUpRules rules;

    @Inject
    AccountPost post;

    @Inject
    Audit audit;

    @Inject
    Event<AccountHandedOver> handedOver;

    List<Account> page(String search, int first, int most) {
        return accounts.page(search, first, most);
    }

    int count(String search) {
        return Math.toIntExact(accounts.count(search));
    }

    Account byId(UUID account) {
        return accounts.byId(account);
    }

    /** Who can take over what that account organizes. */
    List<Account> heirsOf(UUID account) {
        return accounts.active().stream()
                .filter(other -> !other.getId().equals(account))
                .toList();
    }

    /** @throws ProofNeeded when it is an admin who is invited, and whoever invites has not proved lately that it is they */
    Account invite(Email email, String name, Role role, Language language) {
        if (role == Role.ADMIN) {
            me.mustBeFresh();
        }
        if (accounts.byEmail(email).isPresent()) {
            throw new AccountExists();
        }
        Account account = accounts.admit(email, name, role, language);
        post.to(account, AccountMails.INVITED);
        audit.note(deed("account.invited", account).with("role", role.stored()));
        return account;
    }

    void approve(UUID id) {
        Account account = accounts.byId(id);
        if (account.isPending()) {
            account.approve();
            post.to(account, AccountMails.APPROVED);
            audit.note(deed("account.approved", account));
        }
    }

    /** @throws LastAdmin when no other admin could sign in */
    void suspend(UUID id) {
        anotherAdminMustRemain(id);
        Account account = accounts.byId(id);
        account.suspend();
        audit.note(deed("account.suspended", account));
    }

    void restore(UUID id) {
        Account account = accounts.byId(id);
        account.restore();
        audit.note(deed("account.restored", account));
    }

    /** @throws LastAdmin when no other admin could sign in */
    @Requires(value = Permission.MANAGE_ACCOUNTS, fresh = true)
    void become(UUID id, Role role) {
        if (role == Role.OPERATOR) {
            throw new Invalid("identity.role", "role");
        }
        if (role != Role.ADMIN) {
            anotherAdminMustRemain(id);
        }
        Account account = accounts.byId(id);
        account.become(role);
        audit.note(deed("account.role_changed", account).with("role", role.stored()));
    }

    int passkeysOf(UUID id) {
        return passkeys.of(accounts.byId(id)).size();
    }

    @Requires(value = Permission.MANAGE_ACCOUNTS, fresh = true)
    void takeOffPasskeys(UUID id) {
        Account account = accounts.byId(id);
        if (lostPasskeys.takeOff(account, AccountMails.PASSKEYS_TAKEN_OFF)) {
            audit.note(deed("account.passkeys_taken_off", account));
        }
    }

    /** Whatever {@code from} organizes is organized by {@code to} from now on. */
    void handOver(UUID from, UUID to) {
        Account leaver = accounts.byId(from);
        Account heir = Optional.ofNullable(to)
                .filter(id -> !id.equals(from))
                .flatMap(accounts::find)
                .filter(Account::isActive)
                .orElseThrow(() -> new Invalid("identity.handOver.to", "to"));
        handedOver.fire(new AccountHandedOver(from, to));
        audit.note(deed("account.handed_over", leaver).with("to", heir.getName()));
    }

    SignUpRule rule() {
        return rules.current();
    }

    void decide(String domains, boolean approvalWanted) {
        SignUpRule before = rules.current();
        String domainsBefore = before.domains();
        boolean approvalBefore = before.isApprovalWanted();
        rules.decide(domains, approvalWanted);
        List<String> changed = new ArrayList<>();
        if (!rules.current().domains().equals(domainsBefore)) {
            changed.add("domains");
        }
        if (approvalWanted != approvalBefore) {
            changed.add("approval");
        }
        audit.note(Deed.of("settings.changed").changing(changed));
    }

    /** Holds the admins' rows, and is the first to read them here, so that it sees what whoever held them before has done. */
    private void anotherAdminMustRemain(UUID id) {
        List<Account> admins = accounts.activeAdminsHeld();
        if (admins.size() == 1 && admins.get(0).getId().equals(id)) {
            throw new LastAdmin();
        }
    }

    private static Deed deed(String verb, Account account) {
        return Deed.of(verb).on(account.getId(), account.getName());
    }
}
