package org.prachum.platform.problem;

import java.util.Map;

/** Somebody else changed the thing since the form was opened. What was typed is kept. */
public class ChangedMeanwhile extends Refusal {

    private static final long serialVersionUID = 1L;

    public ChangedMeanwhile() {
        super("platform.changedMeanwhile", Map.of());
    }
}
