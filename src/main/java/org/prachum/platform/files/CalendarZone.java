package org.prachum.platform.files;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The rules of a zone as a calendar file says them (RFC 5545, section 3.6.5), in the part of it that Outlook reads ([MS-OXCICAL], section
 * 2.1.3.1.1.19): one {@code STANDARD} in any case, at most one {@code DAYLIGHT} beside it, and each with a yearly rule instead of dates.
 *
 * <p>Where clocks are not changed during the events, and no yearly rule says how they are else, one {@code STANDARD} with the offset in
 * force is right for all of them. What neither can say, such as two years of Africa/Casablanca, where clocks follow the moon, has no
 * description; its events are written in UTC, which every reader understands.
 */
final class CalendarZone {

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

    /** After so many years each date falls on the same weekday again, from 1901 to 2099. */
    private static final int CYCLE = 28;

    private static final int WEEK = 7;

    /** When clocks are changed, on the clock that is changed: the first time, and how it goes on. */
    private record Onset(LocalDateTime first, Recurrence rule) {}

    private final ZoneId zone;
    private final ZoneRules rules;
    private final Instant first;
    private final Instant last;
    private final int firstYear;
    private final int lastYear;

    private CalendarZone(ZoneId zone, Instant first, Instant last) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.first = first;
        this.last = last;
        this.firstYear = first.atZone(ZoneOffset.UTC).getYear() - 1;
        this.lastYear = last.atZone(ZoneOffset.UTC).getYear() + 1;
    }

    /** What is true of every moment from {@code first} to {@code last}; empty where no rule says it. */
    static Optional<VTimezone> describe(ZoneId zone, Instant first, Instant last) {
        CalendarZone described = new CalendarZone(zone, first, last);
        return described.yearly().or(described::fixed);
    }

    private Optional<VTimezone> yearly() {
        List<ZoneOffsetTransitionRule> changes = rules.getTransitionRules();
        if (changes.size() != 2 || !isRegular(changes)) {
            return Optional.empty();
        }
        VTimezone described = new VTimezone(zone.getId());
        for (ZoneOffsetTransitionRule change : changes) {
            Optional<Onset> onset = onset(year -> change.createTransition(year).getDateTimeBefore())
                    // Midnight at the end of the month's last Thursday is no Thursday; a second before it is.
                    .or(() -> onset(year -> change.createTransition(year).getDateTimeBefore().minusSeconds(1)));
            if (onset.isEmpty()) {
                return Optional.empty();
            }
            add(described, onset.get(), change.createTransition(firstYear));
        }
        return Optional.of(described);
    }

    /** Whether the clocks are changed in these years when the two rules say, and at no other time. */
    private boolean isRegular(List<ZoneOffsetTransitionRule> changes) {
        Set<ZoneOffsetTransition> expected = new HashSet<>();
        IntStream.rangeClosed(firstYear, lastYear)
                .forEach(year -> changes.forEach(change -> expected.add(change.createTransition(year))));
        Set<ZoneOffsetTransition> real = new HashSet<>();
        Instant end = LocalDate.of(lastYear + 1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        ZoneOffsetTransition next = rules.nextTransition(LocalDate.of(firstYear, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC));
        while (next != null && next.getInstant().isBefore(end)) {
            real.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return real.equals(expected);
    }

    private Optional<Onset> onset(IntFunction<LocalDateTime> ofYear) {
        List<LocalDateTime> onsets = IntStream.range(firstYear, firstYear + CYCLE).mapToObj(ofYear).toList();
        LocalDateTime one = onsets.get(0);
        if (!onsets.stream().allMatch(each -> each.getMonth() == one.getMonth() && each.toLocalTime().equals(one.toLocalTime()))) {
            return Optional.empty();
        }
        Recurrence.Builder rule = new Recurrence.Builder(Frequency.YEARLY).byMonth(one.getMonthValue());
        int earliest = onsets.stream().mapToInt(LocalDateTime::getDayOfMonth).min().orElseThrow();
        int latest = onsets.stream().mapToInt(LocalDateTime::getDayOfMonth).max().orElseThrow();
        if (earliest == latest) {
            return Optional.of(new Onset(one, rule.byMonthDay(earliest).build()));
        }
        boolean sameWeekday = onsets.stream().allMatch(each -> each.getDayOfWeek() == one.getDayOfWeek());
        if (!sameWeekday || latest - earliest != WEEK - 1) {
            return Optional.empty();
        }
        return Optional.of(new Onset(one, onWeekday(rule, one, earliest, latest).build()));
    }

    /** The weekday as Windows says it, the second or the last of a month, where it is one; else that among seven days. */
    private static Recurrence.Builder onWeekday(Recurrence.Builder rule, LocalDateTime one, int earliest, int latest) {
        DayOfWeek day = DayOfWeek.valueOf(one.getDayOfWeek().name());
        Month month = one.getMonth();
        if (latest == month.maxLength()) {
            return rule.byDay(-1, day);
        }
        if (latest % WEEK == 0) {
            return rule.byDay(latest / WEEK, day);
        }
        return rule.byDay(day).byMonthDay(IntStream.rangeClosed(earliest, latest).boxed().toArray(Integer[]::new));
    }

    private static void add(VTimezone described, Onset onset, ZoneOffsetTransition change) {
        if (change.getOffsetAfter().getTotalSeconds() < change.getOffsetBefore().getTotalSeconds()) {
            StandardTime winter = new StandardTime();
            say(winter, onset.first(), change.getOffsetBefore(), change.getOffsetAfter());
            winter.setRecurrenceRule(onset.rule());
            described.addStandardTime(winter);
        } else {
            DaylightSavingsTime summer = new DaylightSavingsTime();
            say(summer, onset.first(), change.getOffsetBefore(), change.getOffsetAfter());
            summer.setRecurrenceRule(onset.rule());
            described.addDaylightSavingsTime(summer);
        }
    }

    private Optional<VTimezone> fixed() {
        ZoneOffsetTransition next = rules.nextTransition(first);
        if (next != null && !next.getInstant().isAfter(last)) {
            return Optional.empty();
        }
        VTimezone described = new VTimezone(zone.getId());
        StandardTime standard = new StandardTime();
        say(standard, LONG_AGO, rules.getOffset(first), rules.getOffset(first));
        described.addStandardTime(standard);
        return Optional.of(described);
    }

    private static void say(Observance observance, LocalDateTime since, ZoneOffset before, ZoneOffset after) {
        observance.setDateStart(new ICalDate(
                new DateTimeComponents(
                        since.getYear(), since.getMonthValue(), since.getDayOfMonth(), since.getHour(), since.getMinute(), since.getSecond(),
                        false),
                true));
        observance.setTimezoneOffsetFrom(new UtcOffset(before.getTotalSeconds() * 1000L));
        observance.setTimezoneOffsetTo(new UtcOffset(after.getTotalSeconds() * 1000L));
    }
}
