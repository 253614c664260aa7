package org.prachum.platform.problem;

import java.time.Duration;
import java.util.Map;

/** Asked again too soon or too often. 429 with {@code Retry-After} (RFC 9110, section 10.2.3). */
public class TooOften extends Refusal {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    public TooOften(Duration wait) {
        this("platform.tooOften", wait);
    }

    public TooOften(String key, Duration wait) {
        super(key, Map.of("seconds", Math.max(1, wait.toSeconds())));
        this.wait = wait;
    }

    /** How long to wait, at least one second. */
    public long seconds() {
        return Math.max(1, wait.toSeconds());
    }

    @Override
    public int status() {
        return 429;
    }
}
