package org.prachum.privacy;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** Whoever is signed in is not erased by themselves: somebody has to answer for it afterwards. */
class Yourself extends Refusal {

    private static final long serialVersionUID = 1L;

    Yourself() {
        super("privacy.yourself", Map.of());
    }
}
