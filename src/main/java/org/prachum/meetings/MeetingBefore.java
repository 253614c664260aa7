package org.prachum.meetings;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.prachum.meetings.MeetingPlan.Conference;
import org.prachum.meetings.MeetingPlan.Place;

/**
 * What was said of a meeting before it was changed, as far as whoever is registered hears of it. A mail about the change says what is true
 * when it is written, which the meeting knows, and what was before, which nothing else knows any more.
 *
 * @param information null for none
 */
public record MeetingBefore(
        String topic, Instant startsAt, Instant endsAt, Format format, Place place, Conference conference, String information) {

    /** What is said of it now. */
    public static MeetingBefore of(Meeting meeting) {
        return new MeetingBefore(
                meeting.getTopic(),
                meeting.getStartsAt(),
                meeting.getEndsAt(),
                meeting.getFormat(),
                new Place(meeting.getRoom(), meeting.getFloor(), meeting.getBuilding()),
                new Conference(meeting.getOnlineUrl(), meeting.getOnlineId(), meeting.getOnlinePassword()),
                meeting.getInformation());
    }

    /** Whether it took place at another time than that, in another place, or was joined in another way. */
    boolean isElsewhereThan(MeetingBefore other) {
        return !startsAt.equals(other.startsAt)
                || !endsAt.equals(other.endsAt)
                || format != other.format
                || !place.equals(other.place)
                || !conference.equals(other.conference);
    }

    /** What is not said of the meeting any more, as one line of JSON. */
    public String stored(Meeting now) {
        Map<String, String> after = of(now).values();
        JsonObjectBuilder differing = Json.createObjectBuilder();
        values().forEach((name, value) -> {
            if (value == null && after.get(name) != null) {
                differing.addNull(name);
            } else if (!Objects.equals(value, after.get(name))) {
                differing.add(name, value);
            }
        });
        return differing.build().toString();
    }

    /** Reads what {@link #stored} wrote; of the rest, what is said of the meeting now. */
    public static MeetingBefore read(String stored, Meeting now) {
        Map<String, String> values = of(now).values();
        try (JsonReader reader = Json.createReader(new StringReader(stored))) {
            JsonObject differing = reader.readObject();
            differing.keySet().forEach(name -> values.put(name, differing.isNull(name) ? null : differing.getString(name)));
        }
        return new MeetingBefore(
                values.get("topic"),
                Instant.parse(values.get("starts_at")),
                Instant.parse(values.get("ends_at")),
                Format.of(values.get("format")),
                new Place(values.get("room"), values.get("floor"), values.get("building")),
                new Conference(values.get("url"), values.get("id"), values.get("password")),
                values.get("information"));
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("topic", topic);
        values.put("starts_at", startsAt.toString());
        values.put("ends_at", endsAt.toString());
        values.put("format", format.stored());
        values.put("room", place.room());
        values.put("floor", place.floor());
        values.put("building", place.building());
        values.put("url", conference.url());
        values.put("id", conference.id());
        values.put("password", conference.password());
        values.put("information", information);
        return values;
    }
}
