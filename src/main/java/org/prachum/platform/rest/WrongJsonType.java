package org.prachum.platform.rest;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** A member of a JSON body has a value of another type than it takes. 400, with a pointer to the member. */
class WrongJsonType extends Refusal {

    private static final long serialVersionUID = 1L;

    WrongJsonType(JsonTypes.Expected expected, String member) {
        super(expected.key(), Map.of(), member);
    }

    @Override
    public int status() {
        return 400;
    }
}
