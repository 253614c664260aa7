package org.prachum.meetings;

import java.util.UUID;

/** A meeting does not take place; who is registered wants to know. */
public record MeetingCancelled(UUID meeting) {}
