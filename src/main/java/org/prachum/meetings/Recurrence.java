package org.prachum.meetings;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;

/**
 * On which days a meeting repeats, counted from its first day. What the rhythm needs to know of the month (the 20th, the third Friday, the
 * last Friday) it takes from that day. Days, not moments: a meeting at nine stays at nine when the clocks change.
 *
 * @param every from 1 to {@value #RAREST}: each week or month, every second one, and so on; weeks begin on Monday
 * @param days of the week, for {@link Rhythm#WEEKLY}; where none is named, that of the first day
 * @param until the last day it may be on, or null
 * @param times how often at most, from 2 to {@value #MOST}, or null; one of the two is needed, and the one that comes first counts
 */
record Recurrence(Rhythm rhythm, int every, Set<DayOfWeek> days, LocalDate until, Integer times) {

    static final int MOST = 60;
    static final int RAREST = 12;

    /** Beyond any meeting: what is not found by then never comes. */
    private static final int MOST_YEARS = 300;
    private static final DateTimeFormatter BASIC = DateTimeFormatter.BASIC_ISO_DATE;

    /** What repeats. */
    enum Rhythm {
        WEEKLY,
        /** The 20th of a month; a month without that day is left out (RFC 5545, section 3.3.10). */
        MONTHLY_DAY,
        /** The third Friday of a month; a month without a fifth one is left out. */
        MONTHLY_WEEKDAY,
        /** The last Friday of a month. */
        MONTHLY_LAST
    }

    /** @throws Invalid all that cannot be, beside its field */
    Recurrence {
        Validation form = new Validation();
        if (every < 1 || every > RAREST) {
            form.reject(new Invalid("meetings.repeat.everyRange", "repeat_every", Map.of("most", RAREST)));
        }
        if (until == null && times == null) {
            form.reject(new Invalid("meetings.repeat.endless", "repeat_times"));
        }
        if (times != null && (times < 2 || times > MOST)) {
            form.reject(new Invalid("meetings.repeat.timesRange", "repeat_times", Map.of("most", MOST)));
        }
        form.finish();
        days = Set.copyOf(days);
    }

    /**
     * The days, the first one first; it is not among them where its weekday is none of those named.
     *
     * @throws Invalid when there would be fewer than two, or more than {@value #MOST}
     */
    List<LocalDate> dates(LocalDate first) {
        List<LocalDate> dates = new ArrayList<>();
        LocalDate period = first;
        while (period.getYear() - first.getYear() < MOST_YEARS && !isDone(dates, period)) {
            of(period, first).filter(date -> !date.isBefore(first) && isBeforeTheEnd(date, dates.size())).forEach(dates::add);
            if (dates.size() > MOST) {
                throw new Invalid("meetings.repeat.tooMany", "repeat_until", Map.of("most", MOST));
            }
            period = next(period);
        }
        if (dates.size() < 2) {
            throw new Invalid("meetings.repeat.tooFew", until == null ? "repeat_times" : "repeat_until");
        }
        return dates;
    }

    /** As a recurrence rule (RFC 5545, section 3.3.10), without what it takes from the first day. */
    String stored() {
        String rule = rhythm == Rhythm.WEEKLY ? "FREQ=WEEKLY" : "FREQ=MONTHLY";
        rule += every > 1 ? ";INTERVAL=" + every : "";
        rule += days.isEmpty() ? "" : ";BYDAY=" + EnumSet.copyOf(days).stream()
                .map(day -> day.name().substring(0, 2))
                .collect(Collectors.joining(","));
        // A rule has the one or the other.
        return rule + (times != null ? ";COUNT=" + times : ";UNTIL=" + BASIC.format(until));
    }

    private boolean isDone(List<LocalDate> dates, LocalDate period) {
        LocalDate begins = rhythm == Rhythm.WEEKLY ? period.with(previousOrSame(DayOfWeek.MONDAY)) : period.withDayOfMonth(1);
        return times != null && dates.size() >= times || until != null && begins.isAfter(until);
    }

    private boolean isBeforeTheEnd(LocalDate date, int before) {
        return (times == null || before < times) && (until == null || !date.isAfter(until));
    }

    private LocalDate next(LocalDate period) {
        return rhythm == Rhythm.WEEKLY ? period.plusWeeks(every) : period.withDayOfMonth(1).plusMonths(every);
    }

    /** The days of one week or month. */
    private Stream<LocalDate> of(LocalDate period, LocalDate first) {
        return switch (rhythm) {
            case WEEKLY -> weekdays(first).stream().map(day -> period.with(previousOrSame(DayOfWeek.MONDAY)).with(day));
            case MONTHLY_DAY -> sameDay(YearMonth.from(period), first.getDayOfMonth()).stream();
            case MONTHLY_WEEKDAY -> sameWeekday(period, first).stream();
            case MONTHLY_LAST -> Stream.of(period.with(lastInMonth(first.getDayOfWeek())));
        };
    }

    private Set<DayOfWeek> weekdays(LocalDate first) {
        return days.isEmpty() ? EnumSet.of(first.getDayOfWeek()) : EnumSet.copyOf(days);
    }

    private static Optional<LocalDate> sameDay(YearMonth month, int day) {
        return month.isValidDay(day) ? Optional.of(month.atDay(day)) : Optional.empty();
    }

    private static Optional<LocalDate> sameWeekday(LocalDate period, LocalDate first) {
        int which = (first.getDayOfMonth() - 1) / 7 + 1;
        LocalDate day = period.with(dayOfWeekInMonth(which, first.getDayOfWeek()));
        return Optional.of(day).filter(found -> found.getMonth() == period.getMonth());
    }
}
