package org.prachum.registration;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** There is no place in the meeting for who asked: registered already, full, too early, closed, cancelled or over. */
class NoPlace extends Refusal {

    private static final long serialVersionUID = 1L;

    NoPlace(Outcome outcome) {
        super(outcome.key(), Map.of());
    }
}
