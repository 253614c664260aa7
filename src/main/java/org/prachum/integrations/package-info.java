/**
 * Other people's programs that are told of registrations: the organization's spreadsheet, which gets a row for each, and its webhooks,
 * which are told what happens.
 *
 * <p>The one hard decision: who has a seat is decided by functions of the database, in many places, so what happened is heard by a
 * trigger on the registrations, which writes outbox rows in the commit of the fact (migration 1501). From there they go line by line,
 * {@link org.prachum.notifications.Lines}, through the one door that knows where nothing may be sent to,
 * {@link org.prachum.integrations.Outgoing}.
 *
 * <p>What no row of a registration shows, a use case fires as an event, and {@link org.prachum.integrations.Hearing} observes it.
 */
package org.prachum.integrations;
