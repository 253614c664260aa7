package org.prachum.integrations;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** Nothing is sent to what is switched off. */
class Off extends Refusal {

    private static final long serialVersionUID = 1L;

    Off() {
        super("integrations.off", Map.of());
    }
}
