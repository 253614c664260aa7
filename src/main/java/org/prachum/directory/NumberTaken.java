package org.prachum.directory;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** Somebody else in the directory has this number, or had it and was deactivated. */
class NumberTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    NumberTaken() {
        super("directory.number.taken", Map.of(), EmployeeColumn.NUMBER.stored());
    }

    @Override
    public int status() {
        return 409;
    }
}
