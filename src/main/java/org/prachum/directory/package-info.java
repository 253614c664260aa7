/**
 * The organization's people. An {@link org.prachum.directory.Employee} is known by a number whose leading zeros do not matter
 * ({@link org.prachum.directory.EmployeeNumber}), and comes from a file ({@code EmployeeImport}) or from an admin's hand.
 *
 * <p>The hard decision: an import is read twice, once to show what it would do and once to do it, from a staged copy, so that what was
 * previewed is what is stored.
 */
package org.prachum.directory;
