package org.prachum.identity;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** Nobody is signed in here. A page leads to the sign-in; the wire answers 401. */
public class SignInNeeded extends Refusal {

    private static final long serialVersionUID = 1L;

    public SignInNeeded() {
        super("identity.signInNeeded", Map.of());
    }

    @Override
    public int status() {
        return 401;
    }
}
