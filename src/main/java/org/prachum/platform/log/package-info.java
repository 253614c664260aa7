/** What stands beside every line of the log: whose it is, and which request it belongs to. */
package org.prachum.platform.log;
