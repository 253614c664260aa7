package org.prachum.identity;

/**
 * Somebody who has proved their address.
 *
 * @param account whose address it is
 * @param passkeyWanted whether they have to show a passkey too before they are signed in
 */
record Entrant(Account account, boolean passkeyWanted) {}
