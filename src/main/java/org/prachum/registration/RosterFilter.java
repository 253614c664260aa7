package org.prachum.registration;

import java.io.Serializable;

/**
 * What of a meeting's registrations is listed.
 *
 * @param search a part of a name, of a section or of a number, or the beginning of a number without its zeros; empty for all
 * @param order by which column
 * @param descending the other way round
 */
record RosterFilter(String search, Order order, boolean descending) implements Serializable {

    /** What a list can be ordered by, and how a query says it. */
    enum Order {
        REGISTERED("r.registeredAt"),
        NAME("r.name"),
        NUMBER("r.numberKey"),
        SECTION("r.section");

        final String column;

        Order(String column) {
            this.column = column;
        }
    }

    static final RosterFilter NEWEST_FIRST = new RosterFilter("", Order.REGISTERED, true);
}
