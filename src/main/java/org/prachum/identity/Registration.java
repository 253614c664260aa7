package org.prachum.identity;

import jakarta.inject.Inject;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;
import org.prachum.platform.web.Language;

/**
 * Somebody registers as an organizer. An address that has an account gets the same answer, and a mail that says so: only its owner reads
 * it.
 */
@UseCase
class Registration {

    static final String PURPOSE = "register";

    @Inject
    OneTimeCodes codes;

    @Inject
    Accounts accounts;

    @Inject
    Entrance entrance;

    @Inject
    SignUpRules rules;

    @Inject
    AccountPost post;

    @Inject
    Audit audit;

    /** @throws Invalid all that cannot be taken, beside its field */
    void ask(String name, String address, String browser, String client, Language language) {
        Validation form = new Validation();
        String wanted = form.read(() -> Account.nameTyped(name));
        Email email = form.read(() -> Email.typed(address));
        form.finish();
        rules.current().mustLetIn(email);
        boolean known = accounts.byEmail(email).isPresent();
        String mail = known ? AccountMails.KNOWN : CodeRequest.CODE;
        codes.ask(new CodeRequest(PURPOSE, email, mail, browser, client, wanted, language));
    }

    void again(OneTimeCodes.Asked asked, String browser, String client, Language language) {
        ask(asked.details(), asked.email().value(), browser, client, language);
    }

    /** Never throws for a wrong code. Who has an account by now, made in another browser, is let into that one. */
    Proof enter(String browser, String otp, Language language) {
        CodeTry tried = codes.enter(PURPOSE, browser, otp);
        if (tried.outcome() != CodeTry.Outcome.RIGHT) {
            return Proof.none(tried);
        }
        Email email = new Email(tried.email());
        Account account = accounts.byEmail(email).orElseGet(() -> register(email, tried.details(), language));
        return new Proof(tried, account.isActive() ? entrance.admit(account) : new Entrant(account, false));
    }

    private Account register(Email email, String name, Language language) {
        Account account = accounts.register(email, name, !rules.current().isApprovalWanted(), language);
        audit.note(Deed.of("account.registered").on(account.getId(), account.getName()).by(account.actor()));
        if (account.isPending()) {
            post.tellAdmins(AccountMails.WAITING, account.getId());
        }
        return account;
    }
}
