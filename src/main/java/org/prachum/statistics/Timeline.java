package org.prachum.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts by hours, days or months of a zone, with those in which nobody came. Three days are told by the hour, three months by the day.
 *
 * <p>A day lasts as long as the zone says: 23 hours in spring, 25 in autumn, of which two have the same name and are two.
 */
final class Timeline {

    /** How long a bucket is. */
    enum Unit {
        HOUR,
        DAY,
        MONTH
    }

    /** @param start its first moment */
    record Bucket(Unit unit, Instant start, long count) {}

    private static final Duration BY_THE_HOUR = Duration.ofDays(3);
    private static final Duration BY_THE_DAY = Duration.ofDays(93);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private Timeline() {}

    /** @param quarters by the beginnings of quarters of an hour, which no zone of today cuts through */
    static List<Bucket> of(NavigableMap<Instant, Long> quarters, Instant from, Instant until, ZoneId zone) {
        Unit unit = unitFor(Duration.between(from, until));
        NavigableMap<Instant, Long> buckets = empty(unit, from, until, zone);
        quarters.forEach((quarter, count) -> buckets.merge(start(unit, quarter, zone), count, Long::sum));
        return buckets.entrySet().stream()
                .map((Map.Entry<Instant, Long> bucket) -> new Bucket(unit, bucket.getKey(), bucket.getValue()))
                .toList();
    }

    private static Unit unitFor(Duration span) {
        if (span.compareTo(BY_THE_HOUR) <= 0) {
            return Unit.HOUR;
        }
        return span.compareTo(BY_THE_DAY) <= 0 ? Unit.DAY : Unit.MONTH;
    }

    private static NavigableMap<Instant, Long> empty(Unit unit, Instant from, Instant until, ZoneId zone) {
        NavigableMap<Instant, Long> buckets = new TreeMap<>();
        Duration step = unit == Unit.HOUR ? QUARTER : Duration.ofHours(1);
        for (Instant moment = from; moment.isBefore(until); moment = moment.plus(step)) {
            buckets.put(start(unit, moment, zone), 0L);
        }
        return buckets;
    }

    private static Instant start(Unit unit, Instant moment, ZoneId zone) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        return switch (unit) {
            case HOUR -> moment.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> day.atStartOfDay(zone).toInstant();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(zone).toInstant();
        };
    }
}
