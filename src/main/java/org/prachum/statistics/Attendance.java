package org.prachum.statistics;

/**
 * Who of those registered came, in meetings whose door was kept: where nobody at all was checked in, nobody is said to have stayed away.
 *
 * @param came checked in
 * @param missed not checked in, and the meeting is over
 * @param expected not checked in, but it is not over
 */
record Attendance(long came, long missed, long expected) {

    static final Attendance NONE = new Attendance(0, 0, 0);

    Attendance and(Attendance other) {
        return new Attendance(came + other.came, missed + other.missed, expected + other.expected);
    }

    /** Whether there was a door at all. */
    boolean isKnown() {
        return came > 0;
    }

    long all() {
        return came + missed + expected;
    }
}
