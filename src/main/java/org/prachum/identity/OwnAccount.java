package org.prachum.identity;

import jakarta.inject.Inject;
import org.prachum.notifications.Outbox;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.web.Language;
import org.prachum.tenancy.Here;

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
    Outbox outbox;

    @Inject
    Here here;

    void describe(String name, Language language) {
        Account account = mine();
        account.rename(name);
        account.speak(language);
    }

    /** Has a code mailed to the new address. One that has an account gets a mail that says so, and no code. */
    void askToMove(Email email, String browser, String client, Language language) {
        String mail = accounts.byEmail(email).isPresent() ? AccountMails.KNOWN : CodeRequest.CODE;
        codes.ask(new CodeRequest(PURPOSE, email, mail, browser, client, mine().getId().toString(), language));
    }

    /** With the right code the account moves, every other session of it ends, and the old address is told. */
    Proof move(String browser, String otp) {
        Account account = mine();
        CodeTry tried = codes.enter(PURPOSE, browser, otp);
        if (tried.outcome() != CodeTry.Outcome.RIGHT) {
            return new Proof(tried, null);
        }
        if (!account.getId().toString().equals(tried.details())) {
            return new Proof(CodeTry.voided(), null);
        }
        Email email = new Email(tried.email());
        if (accounts.byEmail(email).isPresent()) {
            throw new AccountExists();
        }
        outbox.mail(
                AccountMails.MOVED,
                account.getId(),
                account.getEmail(),
                account.language().orElse(here.getOrganization().getLanguage()),
                email.masked());
        account.moveTo(email);
        return new Proof(tried, account);
    }

    void signOutEverywhere() {
        mine().signOutEverywhere();
    }

    private Account mine() {
        return accounts.byId(me.account().getId());
    }
}
