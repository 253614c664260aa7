package org.prachum.meetings;

import java.util.UUID;

/** A meeting was announced, changed in any way, or deleted; whoever keeps a copy or shows it reads again. */
public record MeetingChanged(UUID meeting) {}
