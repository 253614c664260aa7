package org.prachum.privacy;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A request that waits for an answer, as an admin sees it.
 *
 * @param number of whose registration it is, or the address of a guest who has none
 * @param topic of the meeting
 */
public record WaitingRequest(UUID id, String number, String name, String topic, Instant askedAt) implements Serializable {}
