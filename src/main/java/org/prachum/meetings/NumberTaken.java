package org.prachum.meetings;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** Another meeting of this organization has that number. */
public class NumberTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    NumberTaken() {
        super("meetings.numberTaken", Map.of(), "number");
    }
}
