package org.prachum.identity;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** The code was wrong, or is no longer good for anything. */
public class CodeRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    CodeRefused(CodeTry tried) {
        super(key(tried.outcome()), Map.of("left", tried.triesLeft()), "otp");
    }

    private static String key(CodeTry.Outcome outcome) {
        return switch (outcome) {
            case WRONG -> "identity.code.wrong";
            case REPLACED -> "identity.code.newer";
            case BY_LINK_ONLY -> "identity.code.byLinkOnly";
            case RIGHT, VOID -> "identity.code.void";
        };
    }
}
