package org.prachum.transfer;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * An organization that has left, as an operator sees it.
 *
 * @param erasedAt until when it may be taken back
 */
public record Departed(UUID id, String subdomain, String name, Instant closedAt, Instant erasedAt) implements Serializable {}
