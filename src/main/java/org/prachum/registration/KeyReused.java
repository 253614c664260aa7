package org.prachum.registration;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** An {@code Idempotency-Key} was sent with another request than the one it was first sent with. 422. */
class KeyReused extends Refusal {

    private static final long serialVersionUID = 1L;

    KeyReused() {
        super("registration.key_reused", Map.of());
    }

    @Override
    public int status() {
        return 422;
    }
}
