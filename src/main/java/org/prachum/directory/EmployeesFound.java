package org.prachum.directory;

import java.util.List;

/**
 * A page of people.
 *
 * @param count how many there are in all, as far as they were counted
 * @param more whether counting ended before the people did
 */
record EmployeesFound(List<EmployeeRow> rows, int count, boolean more) {}
