/**
 * Saying what was done. Whoever does something that somebody may ask about later {@link org.prachum.platform.audit.Audit notes} it inside
 * the transaction of the fact; the audit log, which stands above and which nobody here knows, hears the
 * {@link org.prachum.platform.audit.Deed} as an event and keeps it in the same commit.
 */
package org.prachum.platform.audit;
