package org.prachum.meetings;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** People registered for the meeting, so it cannot be deleted; it can be cancelled, which they are told. */
public class StillRegistered extends Refusal {

    private static final long serialVersionUID = 1L;

    StillRegistered() {
        super("meetings.stillRegistered", Map.of());
    }
}
