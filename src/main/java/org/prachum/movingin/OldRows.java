package org.prachum.movingin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.prachum.directory.EmployeeNumber;
import org.prachum.identity.Email;
import org.prachum.meetings.Format;
import org.prachum.meetings.MeetingPlan;
import org.prachum.platform.problem.Invalid;

/**
 * What the rows of document 000's tables mean. That program stored what it was sent; whatever cannot be here as it was there is mended
 * where one can see what was meant, and left out where one cannot, and either is noted.
 *
 * <p>Days and times of meetings are local to the organization; the moment of a registration is UTC, which that program showed in local
 * time (and exported without saying so).
 */
final class OldRows {

    /** Somebody who could sign in there. */
    record Organizer(int line, String oldId, String email, String name) {}

    /**
     * A meeting.
     *
     * @param number there, which is printed; 0 where none is known
     * @param origin by which it is known when it comes again
     * @param organizer the id of whoever made it, empty for an admin
     */
    record OldMeeting(int line, int number, String origin, MeetingPlan plan, boolean open, String organizer) {}

    /** A registration; {@code meeting} is the number of its meeting there. */
    record Place(
            int line, int meeting, String number, String name, String position, String section, String costCenter, boolean byHand,
            Instant registeredAt) {}

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "+00")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private static final int FIRST_BUDDHIST_YEAR = 2400;
    private static final int BUDDHIST_ERA = 543;
    private static final int LARGEST_NUMBER = 999_999_999;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TOPIC = 300;
    private static final int LONGEST_INFORMATION = 4_000;
    private static final int LONGEST = 255;

    private final ZoneId zone;
    private final Instant now;
    private final Consumer<Note> notes;

    OldRows(ZoneId zone, Instant now, Consumer<Note> notes) {
        this.zone = zone;
        this.now = now;
        this.notes = notes;
    }

    Optional<Organizer> organizer(int line, Map<String, String> row) {
        String address = text(row, "email");
        if (!flag(row, "is_active", true)) {
            notes.accept(Note.left(line, "organizer", address, "movingin.organizer.inactive", Map.of()));
            return Optional.empty();
        }
        try {
            Email email = Email.typed(address);
            String name = cut(text(row, "name"), LONGEST_NAME);
            String local = email.value().substring(0, email.value().indexOf('@'));
            if (flag(row, "is_admin", false)) {
                notes.accept(Note.changed(line, "organizer", address, "movingin.organizer.wasAdmin", Map.of()));
            }
            return Optional.of(new Organizer(line, text(row, "id"), email.value(), name.isEmpty() ? local : name));
        } catch (Invalid malformed) {
            notes.accept(Note.left(line, "organizer", address, malformed.key(), malformed.values()));
            return Optional.empty();
        }
    }

    Optional<OldMeeting> meeting(int line, Map<String, String> row) {
        String subject = cut(text(row, "topic"), LONGEST_TOPIC);
        int number = number(text(row, "id"));
        if (number == 0) {
            notes.accept(Note.left(line, "meeting", subject, "movingin.meeting.number", Map.of("number", text(row, "id"))));
            return Optional.empty();
        }
        try {
            MeetingPlan plan = plan(line, subject, row);
            return Optional.of(new OldMeeting(
                    line, number, origin(number, plan, row), plan, flag(row, "is_active", true), text(row, "organizer_id")));
        } catch (DateTimeException unreadable) {
            notes.accept(Note.left(line, "meeting", subject, "movingin.meeting.time", Map.of(
                    "value", text(row, "meeting_date") + " " + text(row, "start_time") + " " + text(row, "end_time"))));
        } catch (Invalid cannotBe) {
            notes.accept(Note.left(line, "meeting", subject, cannotBe.key(), cannotBe.values()));
        }
        return Optional.empty();
    }

    Optional<Place> place(int line, Map<String, String> row) {
        String typed = text(row, "emp_id");
        String name = cut(text(row, "emp_name"), LONGEST);
        int meeting = number(text(row, "meeting_id"));
        if (meeting == 0) {
            notes.accept(Note.left(line, "place", name, "movingin.place.meeting", Map.of("meeting", text(row, "meeting_id"))));
            return Optional.empty();
        }
        String number;
        try {
            number = EmployeeNumber.listed(typed).spelling();
        } catch (Invalid none) {
            number = "old-" + (number(text(row, "id")) == 0 ? line : number(text(row, "id")));
            notes.accept(typed.isEmpty()
                    ? Note.changed(line, "place", name, "movingin.place.nobody", Map.of("new", number))
                    : Note.changed(line, "place", name, "movingin.place.number", Map.of("number", typed, "new", number)));
        }
        Instant registeredAt = now;
        try {
            registeredAt = moment(text(row, "registration_time"));
        } catch (DateTimeException unknown) {
            notes.accept(Note.changed(line, "place", name, "movingin.place.time", Map.of("value", text(row, "registration_time"))));
        }
        return Optional.of(new Place(
                line,
                meeting,
                number,
                name.isEmpty() ? number : name,
                cut(text(row, "position"), LONGEST),
                cut(text(row, "sec_short"), LONGEST),
                cut(text(row, "cc_name"), LONGEST),
                flag(row, "is_manual_entry", false),
                registeredAt));
    }

    private MeetingPlan plan(int line, String subject, Map<String, String> row) {
        LocalDate day = LocalDate.parse(text(row, "meeting_date"));
        if (day.getYear() >= FIRST_BUDDHIST_YEAR) {
            day = day.minusYears(BUDDHIST_ERA);
            notes.accept(Note.changed(line, "meeting", subject, "movingin.meeting.year", Map.of("day", day.toString())));
        }
        LocalDateTime start = day.atTime(LocalTime.parse(text(row, "start_time")));
        LocalDateTime end = day.atTime(LocalTime.parse(text(row, "end_time")));
        if (!end.isAfter(start)) {
            end = end.isEqual(start) ? end.plusHours(1) : end.plusDays(1);
            notes.accept(Note.changed(line, "meeting", subject, "movingin.meeting.end", Map.of("end", text(row, "end_time"))));
        }
        String information = lines(row, "additional_info");
        MeetingPlan.Conference conference;
        String id = cut(text(row, "meeting_id"), 100);
        String password = cut(text(row, "meeting_password"), 100);
        try {
            conference = new MeetingPlan.Conference(text(row, "meeting_url"), id, password);
        } catch (Invalid noAddress) {
            conference = new MeetingPlan.Conference(null, id, password);
            information = (text(row, "meeting_url") + "\n" + information).strip();
            notes.accept(Note.changed(line, "meeting", subject, "movingin.meeting.url", Map.of()));
        }
        if (text(row, "topic").length() > LONGEST_TOPIC || information.length() > LONGEST_INFORMATION) {
            notes.accept(Note.changed(line, "meeting", subject, "movingin.meeting.cut", Map.of()));
        }
        return new MeetingPlan(
                subject,
                format(line, subject, row),
                flag(row, "is_public", true),
                start.atZone(zone).toInstant(),
                end.atZone(zone).toInstant(),
                new MeetingPlan.Place(cut(text(row, "room"), 100), cut(text(row, "floor"), 50), cut(text(row, "building"), LONGEST)),
                conference,
                cut(information, LONGEST_INFORMATION),
                null,
                null,
                null);
    }

    private Format format(int line, String subject, Map<String, String> row) {
        String said = text(row, "meeting_type").toLowerCase(Locale.ROOT);
        switch (said) {
            case "", "onsite" -> {
                return Format.ONSITE;
            }
            case "online" -> {
                return Format.ONLINE;
            }
            case "hybrid" -> {
                return Format.HYBRID;
            }
            default -> {
                Format meant = text(row, "meeting_url").isEmpty() ? Format.ONSITE : Format.HYBRID;
                notes.accept(Note.changed(line, "meeting", subject, "movingin.meeting.type", Map.of("type", cut(said, 50))));
                return meant;
            }
        }
    }

    /** The moment at which it was made tells a meeting from another that later got its number elsewhere. */
    private static String origin(int number, MeetingPlan plan, Map<String, String> row) {
        try {
            return number + " " + moment(text(row, "created_at"));
        } catch (DateTimeException unknown) {
            return number + " " + plan.startsAt() + " " + plan.topic();
        }
    }

    static String origin(MeetingPlan schedule) {
        return "schedule " + schedule.startsAt() + " " + schedule.topic();
    }

    private static Instant moment(String text) {
        var parsed = MOMENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime exact ? exact.toInstant() : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,10}")) {
            return 0;
        }
        long number = Long.parseLong(text);
        return number > LARGEST_NUMBER ? 0 : (int) number;
    }

    private static boolean flag(Map<String, String> row, String column, boolean otherwise) {
        return switch (text(row, column).toLowerCase(Locale.ROOT)) {
            case "t", "true", "1", "y", "yes", "on" -> true;
            case "f", "false", "0", "n", "no", "off" -> false;
            default -> otherwise;
        };
    }

    /** On one line, without what nobody typed; empty for nothing. */
    private static String text(Map<String, String> row, String column) {
        String value = row.get(column);
        return value == null ? "" : value.replaceAll("[\\p{Cntrl}\\s\\p{Z}]+", " ").strip();
    }

    private static String lines(Map<String, String> row, String column) {
        String value = row.get(column);
        return value == null ? "" : value.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ").strip();
    }

    /** In characters as a person counts them. */
    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
