/** Instants inside, the organization's zone and the reader's language outside. */
package org.prachum.platform.time;
