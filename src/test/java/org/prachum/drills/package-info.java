/**
 * What happens when things break: on a server, a mail server and a database of their own, after all other tests. Whoever was told
 * <i>registered</i> is registered, once, whatever is killed.
 */
package org.prachum.drills;
