package org.prachum.identity;

import jakarta.inject.Inject;
import java.util.Optional;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.web.Language;

/** Somebody signs in by a mailed code. Until the code was right nothing tells whether the address is known. */
@UseCase
class SignIn {

    static final String PURPOSE = "sign-in";

    @Inject
    OneTimeCodes codes;

    @Inject
    Accounts accounts;

    /** @param then where they go once they are in; null for where their role begins */
    void ask(Email email, String then, String browser, String client, Language language) {
        boolean known = accounts.byEmail(email).isPresent();
        String mail = known ? CodeRequest.CODE : CodeRequest.NOTHING;
        codes.ask(new CodeRequest(PURPOSE, email, mail, browser, client, then, language));
    }

    void again(OneTimeCodes.Asked asked, String browser, String client, Language language) {
        ask(asked.email(), asked.details(), browser, client, language);
    }

    /** Never throws for a wrong code, because the try must be counted. */
    Proof enter(String browser, String otp) {
        CodeTry tried = codes.enter(PURPOSE, browser, otp);
        if (tried.outcome() != CodeTry.Outcome.RIGHT) {
            return new Proof(tried, null);
        }
        Optional<Account> account = accounts.byEmail(new Email(tried.email()));
        account.filter(Account::isActive).ifPresent(accounts::signedIn);
        return new Proof(account.isPresent() ? tried : CodeTry.voided(), account.orElse(null));
    }
}
