/**
 * Whatever leaves the house. A feature writes its mail into the {@link org.prachum.notifications.Outbox} in the transaction of the fact;
 * one {@link org.prachum.notifications.Dispatcher} on each node takes what is due, sends it, and tries again with growing pauses.
 *
 * <p>A mail is written when it is sent, by the feature that owns its kind ({@link org.prachum.notifications.MailWriter}): the row holds
 * what it is about, not its text, so a confirmation that waited for the mail server tells what is true by then.
 *
 * <p>What goes to somebody else's program stands in a line, one for each of an organization's targets, and is brought by the feature that
 * owns the channel ({@link org.prachum.notifications.Carrier}): {@link org.prachum.notifications.Lines}.
 *
 * <p>Screens are told through the same rows: the dispatcher turns them into {@code NOTIFY}, a few a second, which no person's
 * transaction could afford.
 */
package org.prachum.notifications;
