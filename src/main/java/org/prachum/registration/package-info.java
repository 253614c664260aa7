/**
 * One person's place in one meeting, and the pages on which somebody with a phone takes it.
 *
 * <p>The hard decision: a place is taken by one statement, a function in the database, which is given every person who asked for the
 * same meeting at that moment. It inserts first and counts last, so the row that everybody wants is held as briefly as can be; what it
 * acknowledges is committed. The application never checks first and then acts.
 *
 * <p>Anybody can type anybody's number, so that proves nothing: what an answer tells of a person one rule decides, {@link
 * org.prachum.registration.Disclosure}, and how many numbers one network may try another, {@link org.prachum.registration.Probing}.
 */
package org.prachum.registration;
