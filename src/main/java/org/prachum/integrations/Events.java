package org.prachum.integrations;

import java.util.List;

/** What a webhook can ask to be told, by the type that it is told with. */
final class Events {

    /** Somebody has a seat: registered, moved up from the waiting list, or was put back after a cancellation. */
    static final String CREATED = "registration.created";

    /** A seat was given back, or somebody was struck off the list. */
    static final String CANCELLED = "registration.cancelled";

    /** Somebody is there. */
    static final String CHECKED_IN = "registration.checked_in";

    /** In the order in which they are offered. */
    static final List<String> ALL = List.of(CREATED, CANCELLED, CHECKED_IN);

    /** What an admin has sent to see whether it arrives; no integration asks for it. */
    static final String TEST = "test";

    /** A spreadsheet was connected and may need its headings. */
    static final String HEADINGS = "headings";

    private Events() {}
}
