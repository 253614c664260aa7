package org.prachum.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.prachum.platform.problem.ConstraintNames;
import org.prachum.platform.problem.Refusal;

/** What the directory's constraints say to people. */
@ApplicationScoped
class DirectoryConstraints implements ConstraintNames {

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return switch (constraint) {
            case "employee_number_taken" -> Optional.of(new NumberTaken());
            case "employee_import_one_at_a_time" -> Optional.of(new ImportUnderWay());
            default -> Optional.empty();
        };
    }
}
