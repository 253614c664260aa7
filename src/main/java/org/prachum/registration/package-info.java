/**
 * One person's place in one meeting, and the pages on which somebody with a phone takes it.
 *
 * <p>The hard decision: a place is taken by one statement, a function in the database, which is given every person who asked for the
 * same meeting at that moment. It inserts first and counts last, so the row that everybody wants is held as briefly as can be; what it
 * acknowledges is committed. The application never checks first and then acts.
 */
package org.prachum.registration;
