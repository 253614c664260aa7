/**
 * The organization's people. An {@link org.prachum.directory.Employee} is known by a number whose leading zeros do not
 * matter ({@link org.prachum.directory.EmployeeNumber}), and comes from a file ({@link
 * org.prachum.directory.EmployeeImport}) or from an admin's hand.
 *
 * <p>The hard decision: a file is read once, into rows beside the directory, and everything after that is SQL over all
 * of them: what was previewed is what is stored, in one transaction, however many people there are.
 */
package org.prachum.directory;
