package org.prachum.directory;

/**
 * A file went into the directory of the current organization.
 *
 * @param count how many people are new or changed
 */
public record EmployeesImported(int count) {

    /** What screens and caches follow that show the directory. */
    public static final String TOPIC = "employees";
}
