package org.prachum.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Organizer;
import biweekly.property.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

/**
 * One event as a calendar takes it (RFC 5545), and as mails invite to it, change it and call it off (RFC 5546).
 *
 * @param uid the same for the event's whole life, so that a later file changes the entry and adds none
 * @param sequence from 0, one more with every change that whoever is invited is told
 * @param stamp when this file is made
 * @param zone where the event is; its rules are written out ({@link CalendarZone}), because a calendar need not know them
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

    /** In bytes, without the line break (RFC 5545, 3.1). */
    private static final int LONGEST_LINE = 75;

    public CalendarFile {
        summary = CleanText.line(summary);
        location = CleanText.line(location);
        description = CleanText.lines(description);
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

    /**
     * A name and an e-mail address.
     *
     * <p>The name stands in a parameter, which holds no {@code "} (RFC 5545, section 3.2). RFC 6868 has an escape for it, but Outlook shows that
     * escape as it stands; so the marks are left out, and nothing else of the name is.
     *
     * @param sentBy the address that writes in the name of the other; null where they write themselves
     */
    public record Person(String name, String email, String sentBy) {

        public Person {
            name = CleanText.line(name).replace("\"", "").strip();
            email = CleanText.line(email).strip();
        }

        public Person(String name, String email) {
            this(name, email, null);
        }

        private Organizer organizer() {
            var organizer = new Organizer(name.isEmpty() ? null : name, email);
            if (sentBy != null) {
                organizer.setSentBy("mailto:" + sentBy);
            }
            return organizer;
        }

        /** Who has registered has accepted; their calendar shall not ask again. */
        private Attendee invited() {
            var invited = new Attendee(name.isEmpty() ? null : name, email);
            invited.setParticipationStatus(ParticipationStatus.ACCEPTED);
            return invited;
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

    /**
     * Several events in one file, to be added to a calendar at once. It invites to nothing, because an invitation may hold one event alone
     * (RFC 5546, section 3.2.2).
     *
     * @param events one at least, all of the same zone
     * @param off whether they do not take place, or not for whoever reads it
     */
    public static byte[] content(List<CalendarFile> events, boolean off) {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(Method.PUBLISH.name());
        events.forEach(event -> calendar.addEvent(event.event(off)));
        reckon(
                calendar,
                events.get(0).zone(),
                events.stream().map(CalendarFile::start).min(Comparator.naturalOrder()).orElseThrow(),
                events.stream().map(CalendarFile::end).max(Comparator.naturalOrder()).orElseThrow());
        return folded(written(calendar)).getBytes(UTF_8);
    }

    /** Makes a calendar show its moments in that zone, of which it holds the rules from {@code first} to {@code last}. */
    static void reckon(ICalendar calendar, ZoneId zone, Instant first, Instant last) {
        if (!zone.normalized().equals(ZoneOffset.UTC)) {
            CalendarZone.describe(zone, first, last)
                    .map(described -> new TimezoneAssignment(TimeZone.getTimeZone(zone), described))
                    .ifPresent(calendar.getTimezoneInfo()::setDefaultTimezone);
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
        event.setOrganizer(organizer.organizer());
        attendee.ifPresent(person -> event.addAttendee(person.invited()));
        event.setStatus(off ? Status.cancelled() : Status.confirmed());
        return event;
    }

    static String written(ICalendar calendar) {
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            // A caret begins an escape for whoever knows RFC 6868.
            writer.setCaretEncodingEnabled(true);
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
