package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.prachum.platform.problem.ChangedMeanwhile;
import org.prachum.platform.problem.ConstraintNames;
import org.prachum.platform.problem.Refusal;

/** What the database says when two admins decide at once. */
@ApplicationScoped
class ConsentConstraints implements ConstraintNames {

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return switch (constraint) {
            case "consent_text_number_taken", "retention_one_each" -> Optional.of(new ChangedMeanwhile());
            default -> Optional.empty();
        };
    }
}
