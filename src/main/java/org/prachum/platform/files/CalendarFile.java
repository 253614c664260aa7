package org.prachum.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.UtcOffset;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;

/**
 * One event as a calendar takes it (RFC 5545), and as mails invite to it, change it and call it off (RFC 5546).
 *
 * @param uid the same for the event's whole life, so that a later file changes the entry and adds none
 * @param sequence from 0, one more with every change of time or place
 * @param stamp when this file is made
 * @param zone where the event is; its rules are written out, because a calendar need not know them
 * @param location empty when there is none
 * @param description empty when there is none
 * @param url where there is more to read
 * @param attendee who is invited; {@code REQUEST} and {@code CANCEL} need one to be understood
 */
public record CalendarFile(
        String uid,
        int sequence,
        Instant stamp,
        Instant start,
        Instant end,
        ZoneId zone,
        String summary,
        String location,
        String description,
        Optional<URI> url,
        Person organizer,
        Optional<Person> attendee) {

    /** For {@code Content-Type}; the method is a parameter of it as well (RFC 6047). */
    public static final String MEDIA_TYPE = "text/calendar";

    static final String PRODUCT = "-//Prachum//Prachum//EN";
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

    /** In bytes, without the line break (RFC 5545, 3.1). */
    private static final int LONGEST_LINE = 75;

    public CalendarFile {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("It ends at " + end + ", before it starts at " + start);
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("Not a sequence: " + sequence);
        }
    }

    /** What the receiver shall do with it (RFC 5546, 3.2): show it, take part in it, strike it out. */
    public enum Method {
        PUBLISH,
        REQUEST,
        CANCEL
    }

    /** A name and an e-mail address. */
    public record Person(String name, String email) {

        public Person {
            Objects.requireNonNull(name);
            Objects.requireNonNull(email);
        }
    }

    /** The file's content, UTF-8, lines folded at 75 bytes and ended by CRLF. */
    public byte[] content(Method method) {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(method.name());
        calendar.addEvent(event(method == Method.CANCEL));
        reckon(calendar, zone, start, end);
        return folded(written(calendar)).getBytes(UTF_8);
    }

    /** Makes a calendar show its moments in that zone, of which it holds the rules from {@code first} to {@code last}. */
    static void reckon(ICalendar calendar, ZoneId zone, Instant first, Instant last) {
        if (!zone.normalized().equals(ZoneOffset.UTC)) {
            calendar.getTimezoneInfo()
                    .setDefaultTimezone(new TimezoneAssignment(TimeZone.getTimeZone(zone), timezone(zone, first, last)));
        }
    }

    /** @param off whether it does not take place, or not for whoever reads it */
    VEvent event(boolean off) {
        var event = new VEvent();
        event.setUid(uid);
        event.setSequence(sequence);
        event.setDateTimeStamp(Date.from(stamp));
        event.setDateStart(Date.from(start), true);
        event.setDateEnd(Date.from(end), true);
        event.setSummary(summary);
        if (!location.isEmpty()) {
            event.setLocation(location);
        }
        if (!description.isEmpty()) {
            event.setDescription(description);
        }
        url.ifPresent(address -> event.setUrl(address.toString()));
        event.setOrganizer(new Organizer(organizer.name(), organizer.email()));
        attendee.ifPresent(person -> {
            var invited = new Attendee(person.name(), person.email());
            // Who has registered has accepted; their calendar shall not ask again.
            invited.setParticipationStatus(ParticipationStatus.ACCEPTED);
            event.addAttendee(invited);
        });
        event.setStatus(off ? Status.cancelled() : Status.confirmed());
        return event;
    }

    /** The rule in force at the start, and each that comes into force before the end. */
    private static VTimezone timezone(ZoneId zone, Instant start, Instant end) {
        var timezone = new VTimezone(zone.getId());
        var rules = zone.getRules();
        var last = rules.previousTransition(start.plusNanos(1));
        if (last == null || last.getDateTimeBefore().isBefore(LONG_AGO)) {
            var offset = rules.getOffset(start);
            add(timezone, rules.isDaylightSavings(start), LONG_AGO, offset, offset);
        } else {
            add(
                    timezone,
                    rules.isDaylightSavings(start),
                    last.getDateTimeBefore(),
                    last.getOffsetBefore(),
                    last.getOffsetAfter());
        }
        for (var next = rules.nextTransition(start);
                next != null && !next.getInstant().isAfter(end);
                next = rules.nextTransition(next.getInstant())) {
            add(
                    timezone,
                    rules.isDaylightSavings(next.getInstant()),
                    next.getDateTimeBefore(),
                    next.getOffsetBefore(),
                    next.getOffsetAfter());
        }
        return timezone;
    }

    private static void add(
            VTimezone timezone, boolean daylight, LocalDateTime since, ZoneOffset before, ZoneOffset after) {
        if (daylight) {
            var savings = new DaylightSavingsTime();
            describe(savings, since, before, after);
            timezone.addDaylightSavingsTime(savings);
        } else {
            var standard = new StandardTime();
            describe(standard, since, before, after);
            timezone.addStandardTime(standard);
        }
    }

    private static void describe(Observance observance, LocalDateTime since, ZoneOffset before, ZoneOffset after) {
        observance.setDateStart(new ICalDate(
                new DateTimeComponents(
                        since.getYear(),
                        since.getMonthValue(),
                        since.getDayOfMonth(),
                        since.getHour(),
                        since.getMinute(),
                        since.getSecond(),
                        false),
                true));
        observance.setTimezoneOffsetFrom(new UtcOffset(before.getTotalSeconds() * 1000L));
        observance.setTimezoneOffsetTo(new UtcOffset(after.getTotalSeconds() * 1000L));
    }

    static String written(ICalendar calendar) {
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return text.toString();
    }

    /** The library folds by characters, of which a Thai one has three bytes; the RFC counts bytes. */
    static String folded(String text) {
        var folded = new StringBuilder(text.length() + text.length() / 16);
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (c == '\r' || c == '\n') {
                bytes = 0;
            } else if (bytes + length > LONGEST_LINE) {
                folded.append("\r\n ");
                bytes = 1 + length;
            } else {
                bytes += length;
            }
            folded.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return folded.toString();
    }
}
