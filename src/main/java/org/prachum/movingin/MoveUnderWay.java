package org.prachum.movingin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.prachum.platform.problem.ConstraintNames;
import org.prachum.platform.problem.Refusal;

/** Another move of this organization is running. */
class MoveUnderWay extends Refusal {

    private static final long serialVersionUID = 1L;

    MoveUnderWay() {
        super("movingin.underWay", Map.of());
    }

    /** What the database says. */
    @ApplicationScoped
    static class Names implements ConstraintNames {

        @Override
        public Optional<Refusal> refusal(String constraint) {
            return switch (constraint) {
                case "move_one_at_a_time", "moved_meeting_once" -> Optional.of(new MoveUnderWay());
                default -> Optional.empty();
            };
        }
    }
}
