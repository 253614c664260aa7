/**
 * Who somebody is. An {@link org.prachum.identity.Account} belongs to one organization and signs in by a code that is mailed to its
 * address; {@link org.prachum.identity.SignedIn} is who the running request comes from.
 *
 * <p>The hard decision: an answer never tells whether an address is known. An unknown address gets a code of its own row that nobody is
 * mailed, so the same statements run, in the same time; the mail leaves through the outbox, after the answer.
 *
 * <p>Whoever wants a second step adds a {@link org.prachum.identity.Passkey}. Every way to sign in goes through {@code Entrance}, which
 * knows who has one; until it was shown they stand on the {@code Doorstep}, which no other code asks about.
 *
 * <p>The apex has accounts too, the operators', because the apex is a tenant ({@link org.prachum.tenancy.Organization#PLATFORM}).
 */
package org.prachum.identity;
