package org.prachum.identity;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/**
 * Somebody is signed in, but for too long to be taken at their session's word for this: a code or a passkey is asked for anew. A page leads
 * to where that is done and back; the wire answers 401.
 */
public class ProofNeeded extends Refusal {

    static final String DOOR = "/auth/prove";

    private static final long serialVersionUID = 1L;

    ProofNeeded() {
        super("identity.proofNeeded", Map.of());
    }

    @Override
    public int status() {
        return 401;
    }

    @Override
    public String door() {
        return DOOR;
    }
}
