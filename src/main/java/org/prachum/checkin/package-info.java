/**
 * What happens at the door: letting people in by ticket or by list, giving a seat to who comes without one, a device that stands there by
 * itself, and what is printed for it: the sheet on which people sign, and badges.
 *
 * <p>The hard decision: that somebody came is a fact of their registration, so it is kept there ({@link
 * org.prachum.registration.CheckIns}) and decided by the guard of one update. Here is only who may say so, and what people are told.
 */
package org.prachum.checkin;
