/**
 * An organization's own domains: naming one, proving it, letting links begin with it.
 *
 * <p>The hard decision: what proves a domain is a text in its DNS that follows from the organization and the name, so nothing secret is
 * kept and nobody can prove a domain for somebody else; it is looked for again every day, because domains change hands. The entity stands
 * in {@code tenancy}, which finds organizations by it.
 */
package org.prachum.domains;
