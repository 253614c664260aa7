package org.prachum.transfer;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** A file from which no organization can arrive; nothing of it was stored. */
class ArrivalRefused extends Refusal {

    static final String FIELD = "file";

    /** The part of the file that is meant. */
    static final String WHAT = "what";

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 80;

    ArrivalRefused(String key) {
        super(key, Map.of(), FIELD);
    }

    /** @param what the part of the file that is meant, of which as much is said as fits */
    ArrivalRefused(String key, String what) {
        super(key, Map.of(WHAT, what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what), FIELD);
    }
}
