package org.prachum.identity;

import jakarta.inject.Inject;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.web.Language;

/**
 * Whoever is signed in proves anew that it is they, before they do what a borrowed session must not: by a passkey, where they have one,
 * else by a mailed code. Either is a sign-in like any other, and is noted as one.
 */
@UseCase
@Requires({Permission.ORGANIZE_OWN_MEETINGS, Permission.OPERATE_PLATFORM})
class FreshProof {

    @Inject
    SignedIn me;

    @Inject
    Passkeys passkeys;

    @Inject
    OneTimeCodes codes;

    boolean isByPasskey() {
        return passkeys.any(me.account());
    }

    /** Has a code mailed, on the account's own budget. */
    void ask(String then, String browser, String client, Language language) {
        Account account = me.account();
        codes.ask(new CodeRequest(
                SignIn.PURPOSE,
                new Email(account.getEmail()),
                CodeRequest.CODE,
                browser,
                client,
                account.getId().toString(),
                then,
                language));
    }
}
