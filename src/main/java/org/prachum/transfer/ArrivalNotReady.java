package org.prachum.transfer;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** Somebody else has answered meanwhile, or it was cleared away. */
class ArrivalNotReady extends Refusal {

    private static final long serialVersionUID = 1L;

    ArrivalNotReady() {
        super("transfer.arrivals.notReady", Map.of());
    }
}
