package org.prachum.identity;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.web.Language;

/**
 * Somebody signs in by a mailed code, and where they have a passkey by that too, afterwards ({@link PasskeySignIn}). Until the code was
 * right nothing tells whether the address is known.
 */
@UseCase
class SignIn {

    static final String PURPOSE = "sign-in";

    @Inject
    OneTimeCodes codes;

    @Inject
    Accounts accounts;

    @Inject
    Entrance entrance;

    @Inject
    KnownDevices devices;

    @Inject
    Audit audit;

    /** @param then where they go once they are in; null for where their role begins */
    void ask(Email email, String then, String browser, String client, Language language) {
        Optional<Account> account = accounts.byEmail(email);
        String mail = account.isPresent() ? CodeRequest.CODE : CodeRequest.NOTHING;
        codes.ask(new CodeRequest(PURPOSE, email, mail, browser, client, devices.of(account), then, language));
    }

    void again(OneTimeCodes.Asked asked, String browser, String client, Language language) {
        ask(asked.email(), asked.details(), browser, client, language);
    }

    /** Never throws for a wrong code, because the try must be counted. */
    Proof enter(String browser, String otp) {
        return proof(codes.enter(PURPOSE, browser, otp));
    }

    /** By the link of the mail, in place of its code. */
    Proof follow(String link) {
        return proof(codes.follow(link));
    }

    private Proof proof(CodeTry tried) {
        if (tried.outcome() != CodeTry.Outcome.RIGHT) {
            // What is refused before it is counted could be repeated for ever, and fill the log.
            Optional.ofNullable(tried.email()).map(Email::new).ifPresent(email -> noteFailure(email, "wrong_code"));
            return Proof.none(tried);
        }
        Optional<Account> account = accounts.byEmail(new Email(tried.email()));
        if (account.isEmpty()) {
            return Proof.none(CodeTry.voided());
        }
        if (!account.get().isActive()) {
            noteFailure(new Email(tried.email()), account.get().getStatus());
            return new Proof(tried, new Entrant(account.get(), false));
        }
        return new Proof(tried, entrance.admit(account.get()));
    }

    private void noteFailure(Email email, String why) {
        UUID account = accounts.byEmail(email).map(Account::getId).orElse(null);
        audit.note(Deed.of("sign_in.failed").on(account, email.value()).with("why", why).by(Actor.VISITOR));
    }
}
