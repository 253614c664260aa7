package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.prachum.platform.problem.ConstraintNames;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Refusal;

/** Another organization has proved the domain its own. */
public class DomainTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    public DomainTaken() {
        super("tenancy.domain.taken", Map.of());
    }

    /** What the database says: also to two who prove it at once. */
    @ApplicationScoped
    static class Names implements ConstraintNames {

        @Override
        public Optional<Refusal> refusal(String constraint) {
            return switch (constraint) {
                case "own_domain_of_one" -> Optional.of(new DomainTaken());
                case "own_domain_once" -> Optional.of(new Invalid("tenancy.domain.once", "domain"));
                default -> Optional.empty();
            };
        }
    }
}
