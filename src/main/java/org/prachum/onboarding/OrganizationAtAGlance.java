package org.prachum.onboarding;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * What an operator sees of an organization: that it is there, and how much is in it.
 *
 * @param suspended whether its host is closed
 */
public record OrganizationAtAGlance(
        UUID id, String subdomain, String name, boolean suspended, Instant createdAt, long accounts, long employees, long meetings)
        implements Serializable {}
