package org.prachum.meetings;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** The meeting was cancelled and everybody told, so nothing changes it any more; a clone of it may take place. */
public class AlreadyCancelled extends Refusal {

    private static final long serialVersionUID = 1L;

    AlreadyCancelled() {
        super("meetings.alreadyCancelled", Map.of());
    }
}
