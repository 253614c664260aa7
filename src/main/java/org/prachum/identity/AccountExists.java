package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.prachum.platform.problem.ConstraintNames;
import org.prachum.platform.problem.Refusal;

/** The address has an account here already. Said only to whoever may know: an admin, or whoever proved the address. */
class AccountExists extends Refusal {

    private static final long serialVersionUID = 1L;

    AccountExists() {
        super("identity.account.exists", Map.of(), "email");
    }

    /** What the database says. */
    @ApplicationScoped
    static class Names implements ConstraintNames {

        @Override
        public Optional<Refusal> refusal(String constraint) {
            return "account_email_taken".equals(constraint) ? Optional.of(new AccountExists()) : Optional.empty();
        }
    }
}
