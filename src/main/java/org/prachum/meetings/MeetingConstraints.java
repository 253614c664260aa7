package org.prachum.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.prachum.platform.problem.ConstraintNames;
import org.prachum.platform.problem.Refusal;

/** What the database says about meetings when two act at once. */
@ApplicationScoped
class MeetingConstraints implements ConstraintNames {

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return switch (constraint) {
            case "registration_of_meeting" -> Optional.of(new StillRegistered());
            case "meeting_capacity_not_below_taken" -> Optional.of(new CapacityBelowTaken());
            case "meeting_number_taken" -> Optional.of(new NumberTaken());
            case "meeting_most_questions" -> Optional.of(new TooManyQuestions());
            default -> Optional.empty();
        };
    }
}
