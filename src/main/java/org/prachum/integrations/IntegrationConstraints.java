package org.prachum.integrations;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.prachum.platform.problem.ChangedMeanwhile;
import org.prachum.platform.problem.ConstraintNames;
import org.prachum.platform.problem.Refusal;

/** What the database says about integrations when two admins connect one at once. */
@ApplicationScoped
class IntegrationConstraints implements ConstraintNames {

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return switch (constraint) {
            case "integration_slot_taken" -> Optional.of(new ChangedMeanwhile());
            case "integration_slot_range" -> Optional.of(new TooManyWebhooks());
            default -> Optional.empty();
        };
    }
}
