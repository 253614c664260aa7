package org.prachum.identity;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an authenticator has to sign, so that an answer that was heard before is worth nothing: good for one use and for {@link #LIFE}. */
final class Challenge implements Serializable {

    /** Twice what Web Authentication Level 3, section 13.4.3 asks for at least. */
    static final int BYTES = 32;

    static final Duration LIFE = Duration.ofMinutes(5);

    private static final long serialVersionUID = 1L;

    private final byte[] value;
    private final Instant until;
    private boolean used;

    Challenge(byte[] value, Instant now) {
        this.value = value.clone();
        this.until = now.plus(LIFE);
    }

    byte[] value() {
        return value.clone();
    }

    Instant until() {
        return until;
    }

    /** Empty when it was used, by whichever of two requests at once came first, or is too old. */
    synchronized Optional<byte[]> use(Instant now) {
        boolean good = !used && now.isBefore(until);
        used = true;
        return good ? Optional.of(value()) : Optional.empty();
    }
}
