package org.prachum.meetings;

import java.util.UUID;

/** A meeting takes place at another time or in another place than before; who is registered wants to know. */
public record MeetingMoved(UUID meeting) {}
