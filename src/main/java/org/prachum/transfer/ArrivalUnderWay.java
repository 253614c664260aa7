package org.prachum.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.prachum.platform.problem.ConstraintNames;
import org.prachum.platform.problem.Refusal;

/** Another organization is arriving just now. */
class ArrivalUnderWay extends Refusal {

    private static final long serialVersionUID = 1L;

    ArrivalUnderWay() {
        super("transfer.arrivals.underWay", Map.of());
    }

    /** What the database says when two begin at once. */
    @ApplicationScoped
    static class Names implements ConstraintNames {

        @Override
        public Optional<Refusal> refusal(String constraint) {
            return "arrival_run_one_at_a_time".equals(constraint) ? Optional.of(new ArrivalUnderWay()) : Optional.empty();
        }
    }
}
