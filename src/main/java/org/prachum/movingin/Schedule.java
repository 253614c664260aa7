package org.prachum.movingin;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.prachum.meetings.Format;
import org.prachum.meetings.MeetingPlan;
import org.prachum.platform.time.ThaiDate;

/** {@code schedule.json}: document 000's one meeting, with its Thai date in the Buddhist era and local times. */
public record Schedule(String topic, LocalDate day, LocalTime start, LocalTime end, MeetingPlan.Place place) {

    public static final Set<String> FIELDS = Set.of("topic", "date", "start_time", "end_time", "room", "floor", "building");

    /**
     * @throws MoveRefused naming the field that is missing or cannot be read
     * @throws org.prachum.platform.problem.Invalid when something is too long
     */
    static Schedule read(JsonObject json) {
        return new Schedule(
                needed(json, "topic", text -> text),
                needed(json, "date", ThaiDate::parse),
                needed(json, "start_time", LocalTime::parse),
                needed(json, "end_time", LocalTime::parse),
                new MeetingPlan.Place(text(json, "room"), text(json, "floor"), text(json, "building")));
    }

    /**
     * A public meeting on site.
     *
     * @throws org.prachum.platform.problem.Invalid when it cannot be
     */
    public MeetingPlan plan(ZoneId zone) {
        return new MeetingPlan(
                topic,
                Format.ONSITE,
                true,
                day.atTime(start).atZone(zone).toInstant(),
                day.atTime(end).atZone(zone).toInstant(),
                place,
                MeetingPlan.Conference.NONE,
                null,
                null,
                null,
                null);
    }

    private static <T> T needed(JsonObject json, String field, Function<String, T> reading) {
        String text = text(json, field);
        if (text == null || text.isBlank()) {
            throw new MoveRefused("movingin.schedule.missing", Map.of("field", field));
        }
        try {
            return reading.apply(text.strip());
        } catch (DateTimeException unreadable) {
            throw new MoveRefused("movingin.schedule.unreadable", Map.of("field", field, "value", text));
        }
    }

    private static String text(JsonObject json, String field) {
        return json.get(field) instanceof JsonString text ? text.getString() : null;
    }
}
