package org.prachum.identity;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** Somebody proved their address, but may not sign in: nobody has approved them yet, or an admin suspended them. */
class AccountClosed extends Refusal {

    private static final long serialVersionUID = 1L;

    AccountClosed(Account account) {
        super("identity.closed." + account.getStatus(), Map.of());
    }
}
