package org.prachum.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.prachum.platform.problem.Invalid;

/**
 * What happens to a time of day where the clocks change: when they go forward some times do not exist, when they go back some exist twice.
 *
 * @param day on which they change
 * @param at what they show when they do, such as {@code 02:00}
 * @param time the time of day that was meant
 * @param city whose clocks they are, as the time zone names it
 */
public record ClockChange(LocalDate day, String at, String time, String city) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /**
     * The moment at which the clocks show that; of two, the first.
     *
     * @throws Invalid beside {@code field} where they never do
     */
    static Instant moment(LocalDateTime local, ZoneId zone, String field) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            ClockChange change = of(transition, local, zone);
            throw new Invalid(
                    "meetings.clocksForward",
                    field,
                    Map.of("day", change.day, "at", change.at, "time", change.time, "city", change.city));
        }
        return local.atZone(zone).toInstant();
    }

    /** That the clocks show the start or the end of a meeting twice that day, where it is at the first of the two; empty on all others. */
    static Optional<ClockChange> twice(Instant startsAt, Instant endsAt, ZoneId zone) {
        return twice(startsAt, zone).or(() -> twice(endsAt, zone));
    }

    private static Optional<ClockChange> twice(Instant moment, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        return Optional.ofNullable(zone.getRules().getTransition(local))
                .filter(transition -> transition.isOverlap() && transition.getOffsetBefore().equals(zone.getRules().getOffset(moment)))
                .map(transition -> of(transition, local, zone));
    }

    private static ClockChange of(ZoneOffsetTransition transition, LocalDateTime local, ZoneId zone) {
        LocalDateTime before = transition.getDateTimeBefore();
        String id = zone.getId();
        return new ClockChange(
                before.toLocalDate(), TIME.format(before), TIME.format(local), id.substring(id.lastIndexOf('/') + 1).replace('_', ' '));
    }

    public LocalDate getDay() {
        return day;
    }

    public String getAt() {
        return at;
    }

    public String getTime() {
        return time;
    }

    public String getCity() {
        return city;
    }
}
