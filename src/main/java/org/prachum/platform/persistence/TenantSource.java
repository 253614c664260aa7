package org.prachum.platform.persistence;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import java.util.UUID;

/** Who the tenant of the running request, job or test is. Implemented by the package {@code tenancy}, which decides it. */
public interface TenantSource {

    /** The tenant of work that has none. No row carries it, so both walls answer nothing. */
    UUID NOBODY = new UUID(0, 0);

    Optional<UUID> tenant();

    /** The tenant of the calling thread, or empty at start-up and wherever else nobody entered one. */
    static Optional<UUID> current() {
        try {
            return Known.source().tenant();
        } catch (ContextNotActiveException | IllegalStateException noContext) {
            return Optional.empty();
        }
    }

    /** Looked up once: it stands for whatever request or job asks, and to look it up the container walks the whole stack. */
    final class Known {

        private static volatile TenantSource source;

        private Known() {}

        private static TenantSource source() {
            if (source == null) {
                source = CDI.current().select(TenantSource.class).get();
            }
            return source;
        }
    }
}
