package org.prachum.directory;

/**
 * The directory of the current organization is another one: a file went into it, or an admin changed somebody.
 *
 * @param count how many people are new or changed
 */
public record EmployeesImported(int count) {

    /** What screens and caches follow that show the directory. */
    public static final String TOPIC = "employees";
}
