package org.prachum.identity;

import java.util.UUID;

/**
 * Somebody leaves, and what they organize goes to another account of the same organization. Fired inside the transaction.
 *
 * @param from whose it was
 * @param to whose it is now; active
 */
public record AccountHandedOver(UUID from, UUID to) {}
