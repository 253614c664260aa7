/**
 * What happens to a request before a worker begins with it, and to an answer that is read slowly; the only code that knows Undertow, and
 * so without effect on another server (docs/decisions/0018).
 *
 * <p>A request whose body is on its way costs no worker; one organization, one client and one kind of document never hold all workers;
 * and whoever sends or reads too slowly is let go.
 */
package org.prachum.platform.edge;
