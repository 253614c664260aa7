package org.prachum.meetings;

import org.prachum.testing.Client;

/** Organizers at work, for tests that need a meeting. */
final class Desk {

    static final String SOON = "2099-11-20";

    private Desk() {}

    /** Announces a meeting on a day to come, and answers its number. */
    static int announce(Client organizer, String... moreNamesAndValues) {
        String[] typed = new String[6 + moreNamesAndValues.length];
        System.arraycopy(
                new String[] {"topic", "Town hall", "meeting_date", SOON, "start_time", "15:00"}, 0, typed, 0, 6);
        System.arraycopy(moreNamesAndValues, 0, typed, 6, moreNamesAndValues.length);
        var announced = organizer.post("/organizer/meeting/create", typed);
        if (announced.status() != 302) {
            throw new AssertionError(announced.body());
        }
        return Integer.parseInt(announced.header("Location").replaceAll(".*/meeting/(\\d+)/edit.*", "$1"));
    }
}
