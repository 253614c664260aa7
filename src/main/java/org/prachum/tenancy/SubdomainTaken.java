package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.prachum.platform.problem.ConstraintNames;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Refusal;

/** Another organization lives there. */
public class SubdomainTaken extends Invalid {

    private static final long serialVersionUID = 1L;

    public SubdomainTaken() {
        super("tenancy.subdomain.taken", "subdomain");
    }

    /** What the database says when two sign up at once. */
    @ApplicationScoped
    static class Names implements ConstraintNames {

        @Override
        public Optional<Refusal> refusal(String constraint) {
            return "organization_subdomain_taken".equals(constraint)
                    ? Optional.of(new SubdomainTaken())
                    : Optional.empty();
        }
    }
}
