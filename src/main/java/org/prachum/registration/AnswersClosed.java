package org.prachum.registration;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** Registration is closed, or the place is nobody's any more, so what was answered stays as it is. */
class AnswersClosed extends Refusal {

    private static final long serialVersionUID = 1L;

    AnswersClosed() {
        super("registration.answers.closed", Map.of());
    }
}
