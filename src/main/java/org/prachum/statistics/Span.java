package org.prachum.statistics;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days in a row, both included; at most a year of them. */
record Span(LocalDate first, LocalDate last) implements Serializable {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    /** @param first and {@code last} as {@code 2026-11-20}; what is missing or no day becomes the last thirty, up to today */
    static Span typed(String first, String last, LocalDate today) {
        LocalDate until = day(last, today);
        LocalDate from = day(first, until.minusDays(USUAL_DAYS - 1L));
        if (from.isAfter(until)) {
            return new Span(until, from.isAfter(until.plusDays(MOST_DAYS - 1L)) ? until.plusDays(MOST_DAYS - 1L) : from);
        }
        LocalDate earliest = until.minusDays(MOST_DAYS - 1L);
        return new Span(from.isBefore(earliest) ? earliest : from, until);
    }

    Instant from(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    Instant until(ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static LocalDate day(String typed, LocalDate otherwise) {
        try {
            LocalDate day = typed == null || typed.isBlank() ? otherwise : LocalDate.parse(typed.strip());
            return day.getYear() < 2000 || day.getYear() > 2100 ? otherwise : day;
        } catch (DateTimeException noDay) {
            return otherwise;
        }
    }
}
