package org.prachum.identity;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.web.Language;

/** What everybody may do with the account they are signed in to. */
@UseCase
@Requires({Permission.ORGANIZE_OWN_MEETINGS, Permission.OPERATE_PLATFORM})
class OwnAccount {

    static final String PURPOSE = "move";

    @Inject
    SignedIn me;

    @Inject
    Accounts accounts;

    @Inject
    OneTimeCodes codes;

    @Inject
    AccountPost post;

    @Inject
    Audit audit;

    void describe(String name, Language language) {
        Account account = mine();
        List<String> changed = new ArrayList<>();
        if (!Account.nameTyped(name).equals(account.getName())) {
            changed.add("name");
        }
        if (!account.language().equals(Optional.ofNullable(language))) {
            changed.add("language");
        }
        account.rename(name);
        account.speak(language);
        audit.note(deed("account.changed", account).changing(changed));
    }

    /** Has a code mailed to the new address, on the account's own budget. One that has an account gets a mail that says so, and no code. */
    @Requires(value = {Permission.ORGANIZE_OWN_MEETINGS, Permission.OPERATE_PLATFORM}, fresh = true)
    void askToMove(Email email, String browser, String client, Language language) {
        String mail = accounts.byEmail(email).isPresent() ? AccountMails.KNOWN : CodeRequest.CODE;
        String account = mine().getId().toString();
        codes.ask(new CodeRequest(PURPOSE, email, mail, browser, client, account, account, language));
    }

    /** With the right code the account moves, every other session of it ends, and the old address is told. */
    Proof move(String browser, String otp) {
        Account account = mine();
        CodeTry tried = codes.enter(PURPOSE, browser, otp);
        if (tried.outcome() != CodeTry.Outcome.RIGHT) {
            return Proof.none(tried);
        }
        if (!account.getId().toString().equals(tried.details())) {
            return Proof.none(CodeTry.voided());
        }
        Email email = new Email(tried.email());
        if (accounts.byEmail(email).isPresent()) {
            throw new AccountExists();
        }
        post.to(account, AccountMails.MOVED, email.masked());
        account.moveTo(email);
        audit.note(deed("account.moved", account));
        // Whoever moves is signed in, and showed their passkey when they were.
        return new Proof(tried, new Entrant(account, false));
    }

    /** In this browser alone; that the session ends is its page's business. */
    void signOut() {
        audit.note(deed("sign_out.done", mine()));
    }

    void signOutEverywhere() {
        Account account = mine();
        account.signOutEverywhere();
        audit.note(deed("sign_out.everywhere", account));
    }

    private static Deed deed(String verb, Account account) {
        return Deed.of(verb).on(account.getId(), account.getName()).by(account.actor());
    }

    private Account mine() {
        return accounts.byId(me.account().getId());
    }
}
