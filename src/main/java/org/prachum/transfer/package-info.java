/**
 * An organization leaves and arrives: everything of it as one file, into an installation from such a file, and away for good.
 *
 * <p>The hard decision: nothing here knows what the features keep. PostgreSQL's catalogue says which tables organizations own rows in,
 * which columns they have and which points at which; what stays behind stands on one list with its reasons ({@link
 * org.prachum.transfer.LeftOut}). An export is written from one snapshot while it is downloaded, so that it is kept nowhere; an arrival
 * is one transaction of the application's own role, within the walls of the organization that it makes. What leads up to it is kept by the
 * platform, step by step, so that it outlives browsers and nodes.
 */
package org.prachum.transfer;
