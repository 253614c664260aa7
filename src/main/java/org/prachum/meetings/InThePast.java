package org.prachum.meetings;

import java.util.Map;
import org.prachum.platform.problem.Invalid;

/** A meeting would be over before it is announced, which is mostly a mistyped year. It is done once somebody says that it is meant. */
class InThePast extends Invalid {

    private static final long serialVersionUID = 1L;

    /** The tick by which somebody says so. */
    static final String TICK = "in_the_past";

    /** A meeting that is announced, or the first of several. */
    static InThePast announced(int meetings) {
        return new InThePast("meetings.inThePast", meetings);
    }

    /** A meeting that is still to come would be moved there. */
    static InThePast moved() {
        return new InThePast("meetings.inThePast.moved", 1);
    }

    private InThePast(String key, int meetings) {
        super(key, "meeting_date", Map.of("count", meetings));
    }
}
