package org.prachum.movingin;

import java.time.Instant;

/**
 * A meeting whose number another has here.
 *
 * @param key by which a form names it
 * @param number there, and of another here
 * @param places how many registrations hang on it
 * @param hereTopic of the one that has the number; empty where it is another of those that come
 * @param renumbered whether it comes under a new number; else it is left out
 */
public record Collision(
        String key, String number, String topic, Instant startsAt, int places, String hereTopic, boolean renumbered) {}
