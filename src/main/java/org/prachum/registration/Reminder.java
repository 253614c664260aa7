package org.prachum.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail that comes before a meeting, and when: each has a window, outside of which it would come too early or say what is not true any
 * more.
 */
enum Reminder {

    /**
     * On the day before by the organization's calendar, at the hour at which the meeting starts, but not in the night. It says
     * "tomorrow", so it is never sent once the day has come.
     */
    DAY_BEFORE {
        @Override
        Window window(Instant startsAt, ZoneId zone) {
            ZonedDateTime start = startsAt.atZone(zone);
            LocalTime hour = start.toLocalTime();
            LocalTime awake = hour.isBefore(MORNING) ? MORNING : hour.isAfter(EVENING) ? EVENING : hour;
            Instant from = start.toLocalDate().minusDays(1).atTime(awake).atZone(zone).toInstant();
            return new Window(from, start.toLocalDate().atStartOfDay(zone).toInstant());
        }
    },

    /** In the hour before it starts. */
    HOUR_BEFORE {
        @Override
        Window window(Instant startsAt, ZoneId zone) {
            return new Window(startsAt.minus(Duration.ofHours(1)), startsAt);
        }
    };

    /** No window opens earlier before the start than this, not even when a clock is put back meanwhile. */
    static final Duration LONGEST_AHEAD = Duration.ofHours(30);

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** From when on it is due, and when it is too late. */
    record Window(Instant from, Instant until) {

        boolean isOpenAt(Instant now) {
            return hasBegunAt(now) && now.isBefore(until);
        }

        boolean hasBegunAt(Instant now) {
            return !now.isBefore(from);
        }
    }

    /** When it makes sense for a meeting that starts then. */
    abstract Window window(Instant startsAt, ZoneId zone);

    /** The kind of its mail. */
    String mail() {
        return RegistrationMails.PREFIX + stored();
    }

    static Optional<Reminder> ofMail(String kind) {
        return Arrays.stream(values()).filter(reminder -> reminder.mail().equals(kind)).findFirst();
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
