package org.prachum.audit;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which lines of the audit log somebody wants to see.
 *
 * @param person a part of the name or the e-mail address of who did it; empty for anybody
 * @param verb what was done; empty for anything
 * @param text a part of what it was done to, or of the details; empty for any
 * @param from the first moment
 * @param until the first moment that is too late
 */
record AuditFilter(String person, String verb, String text, Instant from, Instant until) implements Serializable {

    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final int LAST_YEAR = 9998;

    /** @param firstDay and {@code lastDay} as {@code 2026-11-20}, both included; what is no day is no limit */
    static AuditFilter typed(String person, String verb, String text, String firstDay, String lastDay, ZoneId zone) {
        LocalDate first = day(firstDay);
        LocalDate last = day(lastDay);
        return new AuditFilter(
                cleaned(person),
                cleaned(verb),
                cleaned(text),
                first == null ? Instant.EPOCH : first.atStartOfDay(zone).toInstant(),
                last == null ? EVER : last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static String cleaned(String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static LocalDate day(String typed) {
        try {
            LocalDate day = typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
            return day == null || day.getYear() < 0 || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
