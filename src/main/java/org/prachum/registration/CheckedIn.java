package org.prachum.registration;

import java.time.Instant;
import java.util.UUID;

/** Somebody came. Fired inside the transaction of the fact, once for each time. */
public record CheckedIn(UUID registration, UUID meeting, Instant at, Arrival how) {}
