package org.prachum.meetings;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** More seats are taken than the new capacity would have. Nobody who has a seat loses it. */
public class CapacityBelowTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    CapacityBelowTaken(int taken) {
        super("meetings.capacityBelowTaken", Map.of("taken", taken), "capacity");
    }

    /** When the database refused and nobody counted. */
    CapacityBelowTaken() {
        super("meetings.capacityBelowTaken.uncounted", Map.of(), "capacity");
    }
}
