/**
 * Dates and times as people write and read them.
 *
 * <p>Inside, a moment is an {@link java.time.Instant}; zone, language and calendar come in only here, at the edge.
 */
package org.prachum.platform.time;
