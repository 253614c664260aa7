package org.prachum.registration;

import java.util.Arrays;
import java.util.Locale;

/** Which of a meeting's registrations the organizer's page lists: {@code ?show=} and the name in lower case. */
enum RosterView {
    /** Who has a seat, with those who wait below. */
    REGISTERED("r.status = 'confirmed'"),
    /** Who waits for a seat, or was offered one. */
    WAITING("r.status = 'waitlisted'"),
    /** What attendees cancelled, and offers that nobody took in time. */
    CANCELLED("r.status = 'cancelled' and r.deletedAt is null"),
    /** Whom an organizer removed. */
    REMOVED("r.status = 'cancelled' and r.cancelledBy = 'organizer'");

    /** What a query says of them; {@code r} is the registration. */
    final String condition;

    RosterView(String condition) {
        this.condition = condition;
    }

    /** Whether they are on the list no more. */
    boolean isEnded() {
        return this != REGISTERED && this != WAITING;
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What nobody knows shows who is registered. */
    static RosterView typed(String parameter) {
        return Arrays.stream(values())
                .filter(view -> view.parameter().equals(parameter))
                .findFirst()
                .orElse(REGISTERED);
    }
}
