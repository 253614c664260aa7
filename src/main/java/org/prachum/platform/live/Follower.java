package org.prachum.platform.live;

import java.util.UUID;

/**
 * Whose screen it is.
 *
 * @param account who is signed in there
 * @param generation of the account when the screen was opened; it is another once its owner signed out everywhere or has another role
 */
public record Follower(UUID account, int generation) {}
