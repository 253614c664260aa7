package org.prachum.statistics;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;

/**
 * What was counted of the registrations of one meeting, or of a span of time.
 *
 * @param from the first moment that counts, and {@code until} the first that does not any more
 * @param quarters how many registered in each quarter of an hour, by its beginning; those of nobody are missing
 * @param byHand how many of all said themselves who they are, because the directory did not
 * @param attendance who of them came
 * @param sections by registrations, the most first
 */
record Figures(
        Instant from, Instant until, NavigableMap<Instant, Long> quarters, long byHand, Attendance attendance, List<Section> sections) {

    private static final int HOURS = 24;

    long registered() {
        return quarters.values().stream().mapToLong(Long::longValue).sum();
    }

    long fromDirectory() {
        return registered() - byHand;
    }

    long employees() {
        return sections.stream().mapToLong(Section::employees).sum();
    }

    /** How many active people of the directory registered, each counted once. */
    long reached() {
        return sections.stream().mapToLong(Section::reached).sum();
    }

    List<Timeline.Bucket> timeline(ZoneId zone) {
        return Timeline.of(quarters, from, until, zone);
    }

    /** How many registered in each hour of the day, from midnight on; on the day that has an hour twice both are one. */
    long[] hoursOfTheDay(ZoneId zone) {
        long[] hours = new long[HOURS];
        quarters.forEach((quarter, count) -> hours[quarter.atZone(zone).getHour()] += count);
        return hours;
    }

    /** A part of a whole, from 0 to 1; 0 of nothing. */
    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
