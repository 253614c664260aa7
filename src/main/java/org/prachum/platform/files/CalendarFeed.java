package org.prachum.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import biweekly.ICalendar;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Events that a calendar subscribes to and reads again now and then (RFC 5545, with the name and the refresh interval of RFC 7986).
 *
 * @param name as the calendar lists it
 * @param zone in which its moments are shown
 * @param refresh how long to wait before it is read again
 */
public record CalendarFeed(String name, ZoneId zone, Duration refresh, List<Entry> entries) {

    /**
     * An event of the feed.
     *
     * @param off whether it does not take place, or not for whoever reads it; it stays in the feed, so that calendars show it struck out
     */
    public record Entry(CalendarFile event, boolean off) {}

    private static final int BYTES_OF_TAG = 16;

    public CalendarFeed {
        name = CleanText.line(name);
        entries = List.copyOf(entries);
    }

    /**
     * The feed as it is sent.
     *
     * @param bytes UTF-8, lines folded at 75 bytes and ended by CRLF
     * @param tag the same for as long as the events are, whenever they are written: 32 hexadecimal digits
     */
    public record Written(byte[] bytes, String tag) {}

    public Written written() {
        String text = text();
        return new Written(text.getBytes(UTF_8), tag(text));
    }

    private static String tag(String text) {
        String unstamped = text.replaceAll("DTSTAMP:[^\r\n]*", "");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(unstamped.getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES_OF_TAG));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String text() {
        var calendar = new ICalendar();
        calendar.setProductId(CalendarFile.PRODUCT);
        calendar.setMethod(CalendarFile.Method.PUBLISH.name());
        calendar.setName(name);
        // The type has to be said: RFC 7986 gives this property none.
        calendar.setRefreshInterval(biweekly.util.Duration.parse(refresh.toString())).setParameter("VALUE", "DURATION");
        // What calendars understood before there was RFC 7986; the library leaves the escaping to us.
        calendar.addExperimentalProperty("X-WR-CALNAME", escaped(name));
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", refresh.toString());
        entries.forEach(entry -> calendar.addEvent(entry.event().event(entry.off())));
        if (!entries.isEmpty()) {
            CalendarFile.reckon(calendar, zone, first(), last());
        }
        return CalendarFile.folded(CalendarFile.written(calendar));
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\,;]", "\\\\$0").replaceAll("\\R", " ");
    }

    private Instant first() {
        return entries.stream().map(entry -> entry.event().start()).min(Comparator.naturalOrder()).orElseThrow();
    }

    private Instant last() {
        return entries.stream().map(entry -> entry.event().end()).max(Comparator.naturalOrder()).orElseThrow();
    }
}
