package org.prachum.meetings;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** A meeting asks as many questions as it may. */
public class TooManyQuestions extends Refusal {

    private static final long serialVersionUID = 1L;

    TooManyQuestions() {
        super("meetings.questions.tooMany", Map.of("most", Questionnaire.MOST));
    }
}
