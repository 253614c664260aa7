package org.prachum.identity;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** An organization without an admin could never get one again, so the last one stays. */
class LastAdmin extends Refusal {

    private static final long serialVersionUID = 1L;

    LastAdmin() {
        super("identity.lastAdmin", Map.of());
    }
}
