package org.prachum.tenancy;

import java.util.Locale;

/** What an organization knows of people and lets go of after a while; the days count from what is said of each. */
public enum Kept {
    /** Whose a registration is, after the meeting ended. */
    REGISTRATIONS(1, 36_500, 1_095, true),
    /** Employees, after they were deactivated or changed since. */
    EMPLOYEES(1, 36_500, 365, true),
    /** Mails, after they were sent. */
    MAILS(1, 365, 30, false),
    /** What was told to other programs, after it was told. */
    LINES(1, 365, 30, false),
    /** Mails and lines that could not be sent, after they were given up. */
    FAILED(1, 365, 90, false),
    /** What is noted of whoever tries numbers out. */
    LOOK_UPS(1, 36_500, 90, true),
    /** All other lines of the audit log. */
    AUDIT(90, 36_500, 1_095, true);

    private final int fewest;
    private final int most;
    private final int usual;
    private final boolean forEver;

    Kept(int fewest, int most, int usual, boolean forEver) {
        this.fewest = fewest;
        this.most = most;
        this.usual = usual;
        this.forEver = forEver;
    }

    /** In days. */
    public int fewest() {
        return fewest;
    }

    /** In days. */
    public int most() {
        return most;
    }

    /** In days, until an organization decides. */
    public int usual() {
        return usual;
    }

    /** Whether it may be kept without an end. */
    public boolean isForEver() {
        return forEver;
    }

    /** The name of its field in a form and of its column. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
