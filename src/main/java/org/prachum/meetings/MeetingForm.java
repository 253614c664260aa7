package org.prachum.meetings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.prachum.meetings.MeetingPlan.Conference;
import org.prachum.meetings.MeetingPlan.Place;
import org.prachum.meetings.MeetingPlan.WaitingList;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;

/**
 * What somebody typed about a meeting, by the field names of document 000 and a few of ours: dates and times in the organization's zone,
 * as browsers send them (HTML, section 2.3.5: {@code 2026-11-20}, {@code 15:00}, {@code 2026-11-20T15:00}).
 */
final class MeetingForm {

    private static final List<String> NAMES = List.of(
            "topic", "meeting_date", "start_time", "end_time", "end_date", "meeting_type", "room", "floor", "building",
            "meeting_url", "meeting_id", "meeting_password", "additional_info", "is_public", "capacity",
            "registration_opens", "registration_closes", "waiting_list", "waiting_most", "directory_only");

    /** Of these, the fields of document 000's form. */
    private static final List<String> NAMES_OF_000 = List.of(
            "topic", "meeting_date", "start_time", "end_time", "meeting_type", "room", "floor", "building", "meeting_url",
            "meeting_id", "meeting_password", "additional_info", "is_public");

    /** What says a day, and goes along when the meeting is on another. */
    private static final Set<String> DAYS = Set.of("meeting_date", "end_date", "registration_opens", "registration_closes");

    /** What the audit log calls what several fields say together. */
    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("meeting_date", "time"),
            Map.entry("start_time", "time"),
            Map.entry("end_time", "time"),
            Map.entry("end_date", "time"),
            Map.entry("meeting_type", "format"),
            Map.entry("room", "place"),
            Map.entry("floor", "place"),
            Map.entry("building", "place"),
            Map.entry("meeting_url", "online"),
            Map.entry("meeting_id", "online"),
            Map.entry("meeting_password", "online"),
            Map.entry("additional_info", "information"),
            Map.entry("is_public", "visibility"),
            Map.entry("directory_only", "registration"),
            Map.entry("registration_opens", "registration"),
            Map.entry("registration_closes", "registration"));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
    private static final Duration WITHOUT_END = Duration.ofHours(1);
    private static final int LAST_YEAR = 9998;

    /** Stands for a time that was not typed, so that all else can be checked. */
    private static final Instant SOME_TIME = Instant.parse("2026-01-01T00:00:00Z");

    private static final int DAYS_TO_NEXT_WEEK = 7;

    private final Map<String, String> fields = new HashMap<>();

    private MeetingForm() {}

    /** Empty, but for what most meetings are: on site, public, and nobody who comes late is sent away. */
    static MeetingForm blank() {
        MeetingForm form = new MeetingForm();
        form.put("meeting_type", Format.ONSITE.stored());
        form.put("is_public", "on");
        form.put("waiting_list", "on");
        return form;
    }

    /** What came with a request, by name. */
    static MeetingForm typed(Function<String, String> parameter) {
        MeetingForm form = new MeetingForm();
        NAMES.forEach(name -> form.put(name, parameter.apply(name)));
        return form;
    }

    static MeetingForm of(Meeting meeting, ZoneId zone) {
        return of(meeting, zone, 0);
    }

    /**
     * The same with what came by document 000's names. What its form has no field for stays as it is; a tick that did not come is taken
     * out; the last day moves with the first.
     */
    MeetingForm with(Function<String, String> parameter) {
        MeetingForm form = new MeetingForm();
        form.fields.putAll(fields);
        for (String name : NAMES_OF_000) {
            String typed = parameter.apply(name);
            if (typed != null || name.equals("is_public")) {
                form.fields.remove(name);
                form.put(name, typed);
            }
        }
        LocalDate before = read("meeting_date", "meetings.date", MeetingForm::date);
        LocalDate until = read("end_date", "meetings.date", MeetingForm::date);
        LocalDate after = form.read("meeting_date", "meetings.date", MeetingForm::date);
        if (until != null && before != null && after != null) {
            form.put("end_date", until.plusDays(ChronoUnit.DAYS.between(before, after)).toString());
        }
        return form;
    }

    /** A new meeting like that one, on the same weekday a week later. */
    static MeetingForm aWeekAfter(Meeting meeting, ZoneId zone) {
        return of(meeting, zone, DAYS_TO_NEXT_WEEK);
    }

    /**
     * The same so many days later, at the same local times.
     *
     * @throws Invalid a date that cannot be read, beside its field
     */
    MeetingForm daysLater(long days) {
        MeetingForm form = new MeetingForm();
        fields.forEach((name, value) -> form.put(name, DAYS.contains(name) ? later(name, days) : value));
        return form;
    }

    /**
     * The same with what was changed between the other two, which are of another meeting of its series; a day that was changed moves by
     * as much as it did there.
     */
    MeetingForm changedLike(MeetingForm before, MeetingForm after) {
        long apart = ChronoUnit.DAYS.between(before.day(), day());
        MeetingForm form = new MeetingForm();
        for (String name : NAMES) {
            boolean changed = !Objects.equals(before.get(name), after.get(name));
            form.put(name, !changed ? get(name) : DAYS.contains(name) ? after.later(name, apart) : after.get(name));
        }
        return form;
    }

    /** @throws Invalid when the day of the meeting cannot be read */
    LocalDate day() {
        return needed("meeting_date", "meetings.date", MeetingForm::date);
    }

    private String later(String name, long days) {
        if (name.endsWith("_date")) {
            LocalDate day = read(name, "meetings.date", MeetingForm::date);
            return day == null ? null : day.plusDays(days).toString();
        }
        LocalDateTime moment = read(name, "meetings.dateTime", MeetingForm::dateTime);
        return moment == null ? null : DATE_TIME.format(moment.plusDays(days));
    }

    private static MeetingForm of(Meeting meeting, ZoneId zone, int daysLater) {
        MeetingForm form = new MeetingForm();
        LocalDateTime start = local(meeting.getStartsAt(), zone).plusDays(daysLater);
        LocalDateTime end = local(meeting.getEndsAt(), zone).plusDays(daysLater);
        boolean sameDay = end.toLocalDate().equals(start.toLocalDate());
        form.put("topic", meeting.getTopic());
        form.put("meeting_date", start.toLocalDate().toString());
        form.put("start_time", TIME.format(start));
        form.put("end_time", TIME.format(end));
        form.put("end_date", sameDay ? null : end.toLocalDate().toString());
        form.put("meeting_type", meeting.getFormat().stored());
        form.put("room", meeting.getRoom());
        form.put("floor", meeting.getFloor());
        form.put("building", meeting.getBuilding());
        form.put("meeting_url", meeting.getOnlineUrl());
        form.put("meeting_id", meeting.getOnlineId());
        form.put("meeting_password", meeting.getOnlinePassword());
        form.put("additional_info", meeting.getInformation());
        form.put("is_public", meeting.isPrivate() ? null : "on");
        form.put("capacity", meeting.capacity().map(String::valueOf).orElse(null));
        form.put("waiting_list", meeting.hasWaitingList() ? "on" : null);
        form.put("waiting_most", meeting.getWaitingMost() == null ? null : String.valueOf(meeting.getWaitingMost()));
        form.put("directory_only", meeting.isDirectoryOnly() ? "on" : null);
        form.put("registration_opens", typed(meeting.getRegistrationOpensAt(), zone, daysLater));
        form.put("registration_closes", typed(meeting.getRegistrationClosesAt(), zone, daysLater));
        return form;
    }

    /** What stands in each field; nothing where nothing was typed. */
    Map<String, String> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** The names of what is said differently here than there. */
    List<String> differingFrom(MeetingForm other) {
        return NAMES.stream()
                .filter(name -> !Objects.equals(get(name), other.get(name)))
                .map(name -> GROUPS.getOrDefault(name, name))
                .distinct()
                .toList();
    }

    /**
     * The plan that was typed. Without an end it is one hour; an end before the start is on another day only if that day is given. Of a time
     * that the clocks show twice that day, the first is meant; one that they never show is refused.
     *
     * @throws Invalid all that cannot be read or cannot be, beside its field
     */
    MeetingPlan plan(ZoneId zone) {
        Validation form = new Validation();
        MeetingPlan plan = plan(zone, form);
        form.finish();
        return plan;
    }

    /** The same; what is wrong is refused in {@code form}, and then there may be no plan. */
    MeetingPlan plan(ZoneId zone, Validation form) {
        if (get("topic") == null) {
            form.reject(new Invalid("meetings.topicNeeded", "topic"));
        }
        LocalDateTime start = start(form);
        Instant startsAt = start == null ? null : form.read(() -> ClockChange.moment(start, zone, "start_time"));
        Instant endsAt = endsAt(start, zone, form);
        Format format = form.read(this::format, Format.HYBRID);
        Place place = form.read(() -> new Place(get("room"), get("floor"), get("building")), Place.NONE);
        Conference conference = form.read(
                () -> new Conference(get("meeting_url"), get("meeting_id"), get("meeting_password")), Conference.NONE);
        Integer capacity = form.read(() -> number("capacity"));
        Integer most = form.read(() -> number("waiting_most"));
        WaitingList waiting = form.read(() -> new WaitingList(get("waiting_list") != null, most), WaitingList.NONE);
        // Where a time is not known, nothing can be said of what stands before or behind it.
        boolean timed = startsAt != null && endsAt != null;
        Instant opens = form.read(() -> moment("registration_opens", zone));
        Instant closes = form.read(() -> moment("registration_closes", zone));
        return form.read(() -> new MeetingPlan(
                get("topic"),
                format,
                get("is_public") != null,
                timed ? startsAt : SOME_TIME,
                timed ? endsAt : SOME_TIME.plusSeconds(1),
                place,
                conference,
                get("additional_info"),
                capacity,
                timed ? opens : null,
                timed ? closes : null,
                waiting,
                get("directory_only") != null));
    }

    private LocalDateTime start(Validation form) {
        LocalDate date = form.read(this::day);
        LocalTime from = form.read(() -> needed("start_time", "meetings.time", LocalTime::parse));
        return date == null || from == null ? null : date.atTime(from);
    }

    /** Null where it is not known, or the start is not. */
    private Instant endsAt(LocalDateTime start, ZoneId zone, Validation form) {
        LocalTime until = form.read(() -> read("end_time", "meetings.time", LocalTime::parse));
        LocalDate day = form.read(() -> read("end_date", "meetings.date", MeetingForm::date));
        return start == null || form.hasRefused("end_time") || form.hasRefused("end_date")
                ? null
                : form.read(() -> endsAt(start, until, day, zone));
    }

    private static Instant endsAt(LocalDateTime start, LocalTime until, LocalDate day, ZoneId zone) {
        if (until == null && day == null) {
            // Nobody typed it, so nobody is told that the clocks skip it: the meeting lasts an hour all the same.
            return start.plus(WITHOUT_END).atZone(zone).toInstant();
        }
        LocalDateTime end = (day == null ? start.toLocalDate() : day).atTime(until == null ? start.toLocalTime() : until);
        if (!end.isAfter(start)) {
            boolean wrongDay = day != null && day.isBefore(start.toLocalDate());
            throw new Invalid("meetings.endsBeforeItStarts", wrongDay || until == null ? "end_date" : "end_time");
        }
        return ClockChange.moment(end, zone, until == null ? "end_date" : "end_time");
    }

    private Format format() {
        try {
            return get("meeting_type") == null ? Format.ONSITE : Format.of(get("meeting_type"));
        } catch (IllegalArgumentException unknown) {
            throw new Invalid("meetings.format", "meeting_type");
        }
    }

    private Integer number(String name) {
        try {
            return get(name) == null ? null : Integer.valueOf(get(name));
        } catch (NumberFormatException refused) {
            throw new Invalid("meetings.capacity", name, Map.of("most", MeetingPlan.MOST_SEATS));
        }
    }

    private Instant moment(String name, ZoneId zone) {
        LocalDateTime local = read(name, "meetings.dateTime", MeetingForm::dateTime);
        return local == null ? null : ClockChange.moment(local, zone, name);
    }

    private <T> T needed(String name, String key, Function<String, T> reading) {
        T read = read(name, key, reading);
        if (read == null) {
            throw new Invalid(key, name);
        }
        return read;
    }

    /** Null where nothing was typed. */
    private <T> T read(String name, String key, Function<String, T> reading) {
        try {
            return get(name) == null ? null : reading.apply(get(name));
        } catch (DateTimeException unreadable) {
            throw new Invalid(key, name);
        }
    }

    private String get(String name) {
        return fields.get(name);
    }

    private void put(String name, String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value.strip());
        }
    }

    private static LocalDate date(String typed) {
        return dateTime(typed + "T00:00").toLocalDate();
    }

    /** Years of more than four digits are left to nobody's arithmetic. */
    private static LocalDateTime dateTime(String typed) {
        LocalDateTime read = LocalDateTime.parse(typed);
        if (read.getYear() < 0 || read.getYear() > LAST_YEAR) {
            throw new DateTimeException("Year " + read.getYear());
        }
        return read;
    }

    private static LocalDateTime local(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone);
    }

    private static String typed(Instant moment, ZoneId zone, int daysLater) {
        return moment == null ? null : DATE_TIME.format(local(moment, zone).plusDays(daysLater));
    }
}
