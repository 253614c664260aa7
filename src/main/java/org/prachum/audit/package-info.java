/**
 * Who did what. Everybody says it in passing ({@link org.prachum.platform.audit.Audit}); {@code Ledger} hears it and writes an
 * {@link org.prachum.audit.AuditEntry} in the same commit, so that there is no deed without its line and no line without its deed.
 *
 * <p>The hard decision: a line points at nothing. It keeps the names of people and things as they were, and outlives both; the
 * application's role may add lines and read them, and neither change nor delete one, so what is written there stays written.
 *
 * <p>Hears {@link org.prachum.platform.audit.Deed}.
 */
package org.prachum.audit;
