package org.prachum.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimelineTest {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

    @Test
    void hoursOfNobodyAreThereToo() {
        assertThat(counts(quarters("2026-11-20T08:15:00Z", 2, "2026-11-20T08:45:00Z", 1, "2026-11-20T11:00:00Z", 4),
                        "2026-11-20T08:15:00Z", "2026-11-20T11:15:00Z", BERLIN))
                .containsExactly(3L, 0L, 0L, 4L);
    }

    /** Berlin, 25 October 2026: from 3 back to 2, at 01:00 UTC. */
    @Test
    void theHourThatComesTwiceIsTwoHours() {
        List<Timeline.Bucket> buckets = Timeline.of(
                quarters("2026-10-25T00:15:00Z", 5, "2026-10-25T01:15:00Z", 7),
                at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z"), BERLIN);

        assertThat(buckets).hasSize(25);
        assertThat(buckets.get(2)).isEqualTo(hour("2026-10-25T00:00:00Z", 5));
        assertThat(buckets.get(3)).isEqualTo(hour("2026-10-25T01:00:00Z", 7));
        assertThat(List.of(buckets.get(2), buckets.get(3)))
                .allSatisfy(bucket -> assertThat(bucket.start().atZone(BERLIN).getHour()).isEqualTo(2));
    }

    /** Berlin, 29 March 2026: from 2 on to 3, at 01:00 UTC. */
    @Test
    void theHourThatIsLeftOutIsNone() {
        List<Timeline.Bucket> buckets = Timeline.of(
                quarters("2026-03-29T01:00:00Z", 1), at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z"), BERLIN);

        assertThat(buckets).hasSize(23);
        assertThat(buckets).extracting(bucket -> bucket.start().atZone(BERLIN).getHour()).startsWith(0, 1, 3).doesNotContain(2);
        assertThat(buckets.get(2).count()).isEqualTo(1);
    }

    @Test
    void anHourBeginsWhereTheZoneSays() {
        assertThat(Timeline.of(
                        quarters("2026-11-20T03:30:00Z", 1, "2026-11-20T04:15:00Z", 1),
                        at("2026-11-20T03:30:00Z"), at("2026-11-20T04:30:00Z"), KOLKATA))
                .containsExactly(hour("2026-11-20T03:30:00Z", 2));
    }

    /** Lord Howe shifts by half an hour; nobody is lost or counted twice. */
    @Test
    void aShiftOfHalfAnHourLosesNobody() {
        NavigableMap<Instant, Long> quarters = new TreeMap<>();
        for (Instant quarter = at("2026-04-04T12:00:00Z"); quarter.isBefore(at("2026-04-05T12:00:00Z")); quarter = quarter.plusSeconds(900)) {
            quarters.put(quarter, 1L);
        }
        assertThat(Timeline.of(quarters, quarters.firstKey(), at("2026-04-05T12:00:00Z"), LORD_HOWE).stream()
                        .mapToLong(Timeline.Bucket::count)
                        .sum())
                .isEqualTo(96);
    }

    @Test
    void moreThanThreeDaysAreDaysOfTheCalendar() {
        List<Timeline.Bucket> buckets = Timeline.of(
                quarters("2026-10-24T21:45:00Z", 1, "2026-10-24T22:00:00Z", 2, "2026-10-25T22:45:00Z", 3, "2026-10-25T23:00:00Z", 4),
                at("2026-10-22T22:00:00Z"), at("2026-10-26T23:00:00Z"), BERLIN);

        assertThat(buckets).extracting(Timeline.Bucket::count).containsExactly(0L, 1L, 5L, 4L);
        assertThat(buckets.get(2)).isEqualTo(new Timeline.Bucket(Timeline.Unit.DAY, at("2026-10-24T22:00:00Z"), 5));
    }

    @Test
    void moreThanThreeMonthsAreMonths() {
        List<Timeline.Bucket> buckets = Timeline.of(
                quarters("2026-01-31T23:00:00Z", 1, "2026-12-31T22:45:00Z", 2),
                at("2025-12-31T23:00:00Z"), at("2026-12-31T23:00:00Z"), BERLIN);

        assertThat(buckets).extracting(Timeline.Bucket::count).containsExactly(0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 2L);
    }

    @Test
    void theHoursOfTheDayAreTwentyFourWhateverTheDay() {
        Figures figures = new Figures(
                at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z"),
                quarters("2026-10-25T00:15:00Z", 5, "2026-10-25T01:15:00Z", 7, "2026-10-25T22:45:00Z", 1), 0, Attendance.NONE, List.of());

        long[] hours = figures.hoursOfTheDay(BERLIN);
        assertThat(hours).hasSize(24);
        assertThat(hours[2]).isEqualTo(12);
        assertThat(hours[23]).isEqualTo(1);
    }

    @Test
    void theRateIsOfActivePeopleEachOnce() {
        Figures figures = new Figures(
                at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z"), quarters("2026-10-25T00:15:00Z", 9), 2, Attendance.NONE,
                List.of(new Section("R&D", 7, 4, 3), new Section("", 2, 6, 0)));

        assertThat(figures.registered()).isEqualTo(9);
        assertThat(figures.fromDirectory()).isEqualTo(7);
        assertThat(Figures.share(figures.reached(), figures.employees())).isEqualTo(0.3);
        assertThat(Figures.share(3, 0)).isZero();
    }

    @Test
    void aSpanIsAtMostAYearAndTurnsTheRightWayRound() {
        LocalDate today = LocalDate.parse("2026-11-20");
        assertThat(Span.typed(null, "", today)).isEqualTo(span("2026-10-22", "2026-11-20"));
        assertThat(Span.typed("2026-11-01", "soon", today)).isEqualTo(span("2026-11-01", "2026-11-20"));
        assertThat(Span.typed("2026-11-09", "2026-11-01", today)).isEqualTo(span("2026-11-01", "2026-11-09"));
        assertThat(Span.typed("2001-01-01", "2026-11-20", today)).isEqualTo(span("2025-11-20", "2026-11-20"));
        assertThat(Span.typed("0001-01-01", "9999-12-31", today)).isEqualTo(span("2026-10-22", "2026-11-20"));
        assertThat(span("2026-10-25", "2026-10-25").from(BERLIN)).isEqualTo(at("2026-10-24T22:00:00Z"));
        assertThat(span("2026-10-25", "2026-10-25").until(BERLIN)).isEqualTo(at("2026-10-25T23:00:00Z"));
    }

    private static List<Long> counts(NavigableMap<Instant, Long> quarters, String from, String until, ZoneId zone) {
        return Timeline.of(quarters, at(from), at(until), zone).stream().map(Timeline.Bucket::count).toList();
    }

    private static Timeline.Bucket hour(String start, long count) {
        return new Timeline.Bucket(Timeline.Unit.HOUR, at(start), count);
    }

    private static Span span(String first, String last) {
        return new Span(LocalDate.parse(first), LocalDate.parse(last));
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    private static NavigableMap<Instant, Long> quarters(Object... momentsAndCounts) {
        NavigableMap<Instant, Long> quarters = new TreeMap<>(Map.of());
        for (int i = 0; i < momentsAndCounts.length; i += 2) {
            quarters.put(at((String) momentsAndCounts[i]), ((Integer) momentsAndCounts[i + 1]).longValue());
        }
        return quarters;
    }
}
