package org.prachum.registration;

import java.util.UUID;

/** That somebody came was a mistake. Fired inside the transaction of the fact. */
public record CheckInUndone(UUID registration, UUID meeting) {}
