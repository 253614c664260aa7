package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.prachum.platform.problem.ConstraintNames;
import org.prachum.platform.problem.Refusal;

/** The organization has as many as its operator allows; nothing of what was to be added is there. */
public class QuotaReached extends Refusal {

    private static final long serialVersionUID = 1L;

    QuotaReached(String key) {
        super(key, Map.of());
    }

    /** What the database says when there would be one too many. */
    @ApplicationScoped
    static class Names implements ConstraintNames {

        @Override
        public Optional<Refusal> refusal(String constraint) {
            return switch (constraint) {
                case "employee_quota" -> Optional.of(new QuotaReached("tenancy.quota.employees"));
                case "meeting_quota" -> Optional.of(new QuotaReached("tenancy.quota.meetings"));
                default -> Optional.empty();
            };
        }
    }
}
