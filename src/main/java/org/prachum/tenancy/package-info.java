/**
 * Whose request this is. {@link org.prachum.tenancy.TenantFilter} turns the host into an {@link org.prachum.tenancy.Organization}
 * before anything else of ours runs; {@link org.prachum.tenancy.CurrentTenant} holds it for the request;
 * {@link org.prachum.tenancy.TenantScope} is the one gate for whatever is no request: jobs, sockets, observers, tests.
 *
 * <p>The hard decision: the apex is a tenant too, {@link org.prachum.tenancy.Organization#PLATFORM}. Sign-ups that wait for their code,
 * the operators' accounts and the mail to both are rows like everybody's, behind the same two walls, and nothing needs a path around them.
 */
package org.prachum.tenancy;
