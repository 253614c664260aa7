package org.prachum.identity;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** The code was wrong, or is no longer good for anything. */
public class CodeRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    CodeRefused(CodeTry tried) {
        super(
                tried.outcome() == CodeTry.Outcome.WRONG ? "identity.code.wrong" : "identity.code.void",
                Map.of("left", tried.triesLeft()),
                "otp");
    }
}
