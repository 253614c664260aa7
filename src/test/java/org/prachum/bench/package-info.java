/** Measuring Prachum beside the database that it stands on, in one run on one machine: {@code mvn -Pbench}, see {@code bench/}. */
package org.prachum.bench;
