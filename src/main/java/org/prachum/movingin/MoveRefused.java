package org.prachum.movingin;

import java.util.Map;
import java.util.TreeMap;
import org.prachum.platform.problem.Refusal;

/** A file that is not read, or not read on, and why. Nothing of the move was stored. */
class MoveRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    MoveRefused(String key, Map<String, Object> values) {
        super(key, values);
    }

    /** The same about the file of that name. */
    MoveRefused in(String file) {
        Map<String, Object> more = new TreeMap<>(values());
        more.put("file", file);
        return new MoveRefused(key(), more);
    }
}
