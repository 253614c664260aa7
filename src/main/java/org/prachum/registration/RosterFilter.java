package org.prachum.registration;

import java.io.Serializable;

/**
 * What of a meeting's registrations is listed.
 *
 * @param view which of them
 * @param search a part of a name, of a section or of a number, or the beginning of a number without its zeros; empty for all
 * @param order by which column
 * @param descending the other way round
 */
record RosterFilter(RosterView view, String search, Order order, boolean descending) implements Serializable {

    /** What a list can be ordered by, and how a query says it. */
    enum Order {
        REGISTERED("r.registeredAt"),
        CANCELLED("r.cancelledAt"),
        NAME("r.name"),
        NUMBER("r.numberKey"),
        SECTION("r.section");

        final String column;

        Order(String column) {
            this.column = column;
        }
    }

    static final RosterFilter NEWEST_FIRST = newestFirst(RosterView.REGISTERED, "");

    /** In the order in which the view's people came, or went, the last first. */
    static RosterFilter newestFirst(RosterView view, String search) {
        return new RosterFilter(view, search, view.isEnded() ? Order.CANCELLED : Order.REGISTERED, true);
    }
}
