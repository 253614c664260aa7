package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.prachum.platform.problem.Invalid;

/**
 * For whoever has lost their passkeys: from now on the mailed code is enough again. Their sessions end, because a lost device may be
 * signed in, and they have mail. Joins its caller's transaction; whoever does it notes it.
 */
@ApplicationScoped
public class LostPasskeys {

    @Inject
    Accounts accounts;

    @Inject
    Passkeys passkeys;

    @Inject
    AccountPost post;

    /**
     * For an operator, who sees nobody's name and has to know the address.
     *
     * @return the account
     * @throws Invalid beside {@code email} when no account of the current organization has that address, or none with passkeys
     */
    public Account takeOff(Email email) {
        Account account = accounts.byEmail(email).orElseThrow(LostPasskeys::nobodys);
        if (!takeOff(account, AccountMails.PASSKEYS_TAKEN_OFF_BY_OPERATOR)) {
            throw nobodys();
        }
        return account;
    }

    /** Answers whether there were any; if not, nothing happens. */
    boolean takeOff(Account account, String mail) {
        List<Passkey> lost = passkeys.of(account);
        if (lost.isEmpty()) {
            return false;
        }
        lost.forEach(passkeys::remove);
        account.signOutEverywhere();
        post.to(account, mail);
        return true;
    }

    private static Invalid nobodys() {
        return new Invalid("identity.passkeys.nobodys", "email");
    }
}
