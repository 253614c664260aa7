package org.prachum.platform.problem;

import java.util.Optional;

/** The database constraints of one feature, and what each says to a person when it refuses. */
public interface ConstraintNames {

    Optional<Refusal> refusal(String constraint);
}
