package org.prachum.registration;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** Somebody else took the seat before it could be given back to whoever had it. */
public class SeatGone extends Refusal {

    private static final long serialVersionUID = 1L;

    SeatGone() {
        super("registration.roster.seatGone", Map.of());
    }
}
