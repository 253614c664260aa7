package org.prachum.platform.metrics;

import java.sql.SQLException;

/** A bean that has something to tell at {@code /metrics}. */
@FunctionalInterface
public interface Measured {

    /**
     * Writes whole families, each of them once.
     *
     * @throws SQLException when the database has to be asked and does not answer; the rest of the page is told nevertheless
     */
    void measure(Exposition page) throws SQLException;
}
