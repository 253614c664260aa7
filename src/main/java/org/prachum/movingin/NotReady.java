package org.prachum.movingin;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** It waits for no answer any more: somebody has given one. */
class NotReady extends Refusal {

    private static final long serialVersionUID = 1L;

    NotReady() {
        super("movingin.notReady", Map.of());
    }
}
