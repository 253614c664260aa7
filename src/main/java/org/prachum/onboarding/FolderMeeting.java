package org.prachum.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.prachum.meetings.Format;
import org.prachum.meetings.MeetingPlan;
import org.prachum.meetings.Standing;
import org.prachum.movingin.Schedule;
import org.prachum.platform.time.ThaiDate;

/**
 * A meeting of a tenant's folder, in our format or in document 000's.
 *
 * @param organizer the e-mail address of its organizer; null is the first admin
 * @param registered how many of the directory are registered from the beginning
 */
record FolderMeeting(MeetingPlan plan, Standing standing, String organizer, int registered) {

    static final Set<String> FIELDS = Set.of(
            "topic", "format", "visibility", "startsAt", "startsIn", "at", "duration", "room", "floor", "building",
            "onlineUrl", "onlineId", "onlinePassword", "information", "capacity", "registrationOpensAt",
            "registrationOpensIn", "registrationClosesAt", "registrationClosesIn", "organizer", "status", "waitingList",
            "waitingMost", "registered", "directoryOnly");

    private static final Duration LOOKS_PLANNED = Duration.ofMinutes(5);

    static FolderMeeting of(FolderJson json, ZoneId zone, Instant now) {
        Instant startsAt = startOf(json, zone, now);
        Duration duration = json.needed("duration", "a duration such as PT1H30M", Duration::parse);
        return new FolderMeeting(
                new MeetingPlan(
                        json.text("topic"),
                        json.needed("format", "onsite, online or hybrid", FolderMeeting::format),
                        json.optional("visibility", "public or private", FolderMeeting::isPublic).orElse(true),
                        startsAt,
                        startsAt.plus(duration),
                        place(json),
                        new MeetingPlan.Conference(
                                json.optionalText("onlineUrl").orElse(null),
                                json.optionalText("onlineId").orElse(null),
                                json.optionalText("onlinePassword").orElse(null)),
                        json.optionalText("information").orElse(null),
                        json.optionalNumber("capacity").orElse(null),
                        moment(json, "registrationOpens", zone, now).orElse(null),
                        moment(json, "registrationCloses", zone, now).orElse(null),
                        new MeetingPlan.WaitingList(json.flag("waitingList"), json.optionalNumber("waitingMost").orElse(null)),
                        json.flag("directoryOnly")),
                json.optional("status", "open, closed or cancelled", FolderMeeting::standing).orElse(Standing.OPEN),
                json.text("organizer"),
                json.optionalNumber("registered").orElse(0));
    }

    /** Document 000's one meeting, with its Thai date. */
    static FolderMeeting ofSchedule(FolderJson json, ZoneId zone) {
        Schedule schedule = new Schedule(
                json.text("topic"),
                json.needed("date", "a Thai date such as 29 ส.ค. 2568", ThaiDate::parse),
                json.needed("start_time", "a time such as 09:00", LocalTime::parse),
                json.needed("end_time", "a time such as 12:00", LocalTime::parse),
                place(json));
        return new FolderMeeting(schedule.plan(zone), Standing.OPEN, null, 0);
    }

    private static Instant startOf(FolderJson json, ZoneId zone, Instant now) {
        if (json.has("startsAt") == json.has("startsIn")) {
            throw json.refused("either \"startsAt\" or \"startsIn\" is needed");
        }
        if (json.has("startsAt")) {
            return local(json, "startsAt", zone);
        }
        Duration in = duration(json, "startsIn");
        Optional<LocalTime> at = json.optional("at", "a time such as 09:30", LocalTime::parse);
        if (at.isPresent()) {
            return now.atZone(zone).toLocalDate().plusDays(in.toDays()).atTime(at.get()).atZone(zone).toInstant();
        }
        Instant start = now.plus(in);
        return start.minusMillis(start.toEpochMilli() % LOOKS_PLANNED.toMillis());
    }

    private static Optional<Instant> moment(FolderJson json, String field, ZoneId zone, Instant now) {
        if (json.has(field + "At")) {
            return Optional.of(local(json, field + "At", zone));
        }
        return json.has(field + "In") ? Optional.of(now.plus(duration(json, field + "In"))) : Optional.empty();
    }

    private static Instant local(FolderJson json, String field, ZoneId zone) {
        return json.needed(field, "a local time such as 2026-12-01T09:00", LocalDateTime::parse).atZone(zone).toInstant();
    }

    private static Duration duration(FolderJson json, String field) {
        return json.needed(field, "a duration of days, hours and minutes such as P2DT3H or -PT20M", Duration::parse);
    }

    private static MeetingPlan.Place place(FolderJson json) {
        return new MeetingPlan.Place(
                json.optionalText("room").orElse(null),
                json.optionalText("floor").orElse(null),
                json.optionalText("building").orElse(null));
    }

    private static Format format(String word) {
        return Format.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Standing standing(String word) {
        return Standing.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static boolean isPublic(String word) {
        if (word.equals("public") || word.equals("private")) {
            return word.equals("public");
        }
        throw new IllegalArgumentException(word);
    }
}
