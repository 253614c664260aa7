/**
 * Counting, and Prometheus' text format. Whoever has numbers of their own implements {@link org.prachum.platform.metrics.Measured};
 * counting costs an addition, and everything else happens when somebody asks.
 */
package org.prachum.platform.metrics;
