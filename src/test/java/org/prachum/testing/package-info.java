/**
 * What stands around Prachum when nobody has installed anything: a PostgreSQL, a mail server with a page to read its
 * mail, the WildFly the build provisioned, and a browser. The tests start them, drills kill them, and {@link
 * org.prachum.testing.RunCommand} keeps them running for a person who only wants to look.
 *
 * <p>They are the real things, never stand-ins: the same {@code roles.sql}, the same server, the same WAR as in
 * production. Each instance has its own directory and its own ports, so any number of them live side by side.
 */
package org.prachum.testing;
