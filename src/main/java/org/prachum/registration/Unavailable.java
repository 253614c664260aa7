package org.prachum.registration;

import java.time.Duration;
import org.prachum.platform.problem.TooOften;

/** The database does not answer; nothing was decided. 503 with {@code Retry-After}. */
class Unavailable extends TooOften {

    private static final long serialVersionUID = 1L;

    Unavailable() {
        super("registration.unavailable", Duration.ofSeconds(5));
    }

    @Override
    public int status() {
        return 503;
    }
}
