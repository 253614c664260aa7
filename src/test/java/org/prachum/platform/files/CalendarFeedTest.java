package org.prachum.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Instant.parse;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prachum.platform.files.CalendarFeed.Entry;
import org.prachum.platform.files.CalendarFile.Person;

class CalendarFeedTest {

    static final Instant WINTER = parse("2026-01-15T09:00:00Z");
    static final Instant SUMMER = parse("2026-07-15T09:00:00Z");
    static final Instant WRITTEN = parse("2026-01-01T00:00:00Z");

    @Test
    void isAsTheStandardsSay() {
        assertThat(text(feed("Asia/Bangkok", new Entry(event("1", WINTER, WRITTEN), false)))).isEqualTo("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Prachum//Prachum//EN
                METHOD:PUBLISH
                NAME:Acme\\, Ltd.
                REFRESH-INTERVAL;VALUE=DURATION:PT1H
                X-WR-CALNAME:Acme\\, Ltd.
                X-PUBLISHED-TTL:PT1H
                BEGIN:VTIMEZONE
                TZID:Asia/Bangkok
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0700
                TZOFFSETTO:+0700
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:1
                SEQUENCE:3
                DTSTAMP:20260101T000000Z
                DTSTART;TZID=Asia/Bangkok:20260115T160000
                DTEND;TZID=Asia/Bangkok:20260115T170000
                SUMMARY:Town hall
                ORGANIZER;CN=Acme:mailto:meetings@acme.example
                STATUS:CONFIRMED
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));
    }

    @Test
    void strikesOutWhatDoesNotTakePlace() {
        var feed = feed("UTC", new Entry(event("1", WINTER, WRITTEN), false), new Entry(event("2", SUMMER, WRITTEN), true));

        assertThat(text(feed).lines().filter(line -> line.startsWith("STATUS"))).containsExactly("STATUS:CONFIRMED", "STATUS:CANCELLED");
    }

    @Test
    void isReadAtTheRightMomentsInWinterAndSummer() {
        var feed = feed(
                "Europe/Paris",
                new Entry(event("2", SUMMER, WRITTEN), false),
                new Entry(event("1", WINTER, WRITTEN), false),
                new Entry(event("3", parse("2027-01-15T09:00:00Z"), WRITTEN), false));

        assertThat(Biweekly.parse(text(feed)).first().getEvents())
                .extracting(event -> event.getDateStart().getValue().toInstant())
                .containsExactly(SUMMER, WINTER, parse("2027-01-15T09:00:00Z"));
    }

    @Test
    void isACalendarWithNothingInIt() {
        assertThat(Biweekly.parse(text(feed("Asia/Bangkok"))).first().getEvents()).isEmpty();
    }

    @Test
    void hasTheSameTagHoweverOftenItIsWrittenAndAnotherWhenAnythingChanges() {
        String tag = feed("UTC", new Entry(event("1", WINTER, WRITTEN), false)).written().tag();

        assertThat(feed("UTC", new Entry(event("1", WINTER, WRITTEN.plusSeconds(90)), false)).written().tag()).isEqualTo(tag);
        assertThat(feed("UTC", new Entry(event("1", SUMMER, WRITTEN), false)).written().tag()).isNotEqualTo(tag);
        assertThat(feed("UTC", new Entry(event("1", WINTER, WRITTEN), true)).written().tag()).isNotEqualTo(tag);
        assertThat(feed("UTC").written().tag()).isNotEqualTo(tag).hasSize(32);
    }

    private static CalendarFeed feed(String zone, Entry... entries) {
        return new CalendarFeed("Acme, Ltd.", ZoneId.of(zone), Duration.ofHours(1), List.of(entries));
    }

    private static CalendarFile event(String uid, Instant start, Instant stamp) {
        return new CalendarFile(
                uid,
                3,
                stamp,
                start,
                start.plus(Duration.ofHours(1)),
                ZoneId.of("UTC"),
                "Town hall",
                "",
                "",
                Optional.empty(),
                new Person("Acme", "meetings@acme.example"),
                Optional.empty());
    }

    private static String text(CalendarFeed feed) {
        return new String(feed.written().bytes(), UTF_8);
    }
}
