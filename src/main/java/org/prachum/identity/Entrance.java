package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What every way to sign in comes to once an address is proved: by a code, by a ticket from the apex, by registering again. Whoever has
 * a passkey has a second step to take. Joins its caller's transaction.
 */
@ApplicationScoped
class Entrance {

    @Inject
    Accounts accounts;

    @Inject
    Passkeys passkeys;

    /** Whoever needs no second step has signed in with this, which is noted. */
    Entrant admit(Account account) {
        boolean wanted = passkeys.any(account);
        if (!wanted) {
            accounts.signedIn(account);
        }
        return new Entrant(account, wanted);
    }
}
