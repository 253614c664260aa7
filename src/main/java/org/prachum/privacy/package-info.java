/**
 * What is kept of people and for how long, one person across everything, and what people agree to.
 *
 * <p>The hard decision: every column of every table is on one list, {@code columns.txt} beside this package's texts, which says whether it
 * is about a person, and then what a copy and an erasure do with it. What is done follows from {@code Holding}, which
 * knows for each table how somebody's rows are found and what becomes of them; a test asks the catalogue, so that a column without an answer
 * fails, and another looks through the whole database for somebody who was erased. Nothing that was counted changes: a registration of a
 * meeting that is over stays, and is nobody's.
 *
 * <p>Knows the tables of the packages below, and calls them where more than rows is at stake: a seat that is given back, an admin who is
 * the last.
 */
package org.prachum.privacy;
