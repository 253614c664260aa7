package org.prachum.meetings;

/** Whether somebody can register for a meeting now, and if not, why. */
public enum RegistrationState {
    OPEN,
    FULL,
    EARLY,
    CLOSED,
    CANCELLED,
    OVER
}
