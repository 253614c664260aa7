package org.prachum.integrations;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.prachum.meetings.Meeting;
import org.prachum.registration.Registration;

/**
 * The row of one registration. Its first seven keys are those that document 000's program sent, letter by letter, because spreadsheets
 * and scripts are made for them; behind them stands of which meeting it is, and by what the row is known if it comes twice.
 */
record SpreadsheetRow(Map<String, Object> cells) {

    static final String KNOWN_BY = "registration_id";

    private static final List<String> KEYS = List.of(
            "รหัสพนักงาน", "ชื่อ", "ตำแหน่ง", "ส่วนงานย่อ", "ชื่อศูนย์ต้นทุน", "เวลาลงทะเบียน", "ลงทะเบียนด้วยตนเอง", "meeting_id", "topic",
            KNOWN_BY);

    static SpreadsheetRow of(Registration registration, Meeting meeting, ZoneId zone) {
        return of(
                registration.getNumber(), registration.getName(), registration.getPosition(), registration.getSection(),
                registration.getCostCenter(), at(registration.getRegisteredAt(), zone), byHand(registration.isByHand()),
                meeting.getNumber(), meeting.getTopic(), registration.getId().toString());
    }

    /** One that shows how they look, of nobody. */
    static SpreadsheetRow sample(String name, String topic, UUID id, Instant now, ZoneId zone) {
        return of("00000000", name, "", "", "", at(now, zone), byHand(false), 0, topic, id.toString());
    }

    static JsonArray headings() {
        JsonArrayBuilder headings = Json.createArrayBuilder();
        KEYS.forEach(headings::add);
        return headings.build();
    }

    /** For a script: by their keys. */
    JsonObject asObject() {
        JsonObjectBuilder object = Json.createObjectBuilder();
        cells.forEach((key, value) -> {
            if (value instanceof Integer number) {
                object.add(key, number);
            } else {
                object.add(key, String.valueOf(value));
            }
        });
        return object.build();
    }

    /** For a sheet: in the order of the headings. */
    JsonArray asArray() {
        return Json.createArrayBuilder(asObject().values()).build();
    }

    String id() {
        return String.valueOf(cells.get(KNOWN_BY));
    }

    private static SpreadsheetRow of(Object... values) {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            cells.put(KEYS.get(i), values[i]);
        }
        return new SpreadsheetRow(cells);
    }

    /** ISO 8601 with the offset of the organization's zone at that time. */
    private static String at(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    private static String byHand(boolean byHand) {
        return byHand ? "ใช่" : "ไม่ใช่";
    }
}
