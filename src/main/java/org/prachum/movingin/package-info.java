/**
 * Moving in from document 000's program: its files are read and compared with what is here, somebody looks and says yes, and then its
 * people, organizers, meetings and registrations are here, with their numbers and times.
 *
 * <p>The hard decision: a dump is a program in another language, and nothing of it is run. {@link org.prachum.movingin.DumpReader} knows so
 * much of SQL that it finds the rows of five tables and steps over everything else; it reads from one end to the other and keeps one row
 * at a time.
 */
package org.prachum.movingin;
