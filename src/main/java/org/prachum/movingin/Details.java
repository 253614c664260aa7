package org.prachum.movingin;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a sentence names, as a row keeps it: JSON (RFC 8259) of numbers and texts. */
final class Details {

    /** What is counted; all other numbers are names, which no language groups by thousands. */
    private static final Set<String> COUNTS = Set.of("places", "most");

    private Details() {}

    static String write(Map<String, Object> values) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        values.forEach((name, value) -> {
            if (value instanceof Integer number) {
                json.add(name, number);
            } else {
                json.add(name, String.valueOf(value));
            }
        });
        return json.build().toString();
    }

    static Map<String, Object> read(String written) {
        Map<String, Object> values = new TreeMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(written))) {
            reader.readObject().forEach((name, value) -> {
                if (value instanceof JsonNumber number) {
                    values.put(name, COUNTS.contains(name) ? Integer.valueOf(number.intValue()) : number.toString());
                } else if (value instanceof JsonString text) {
                    values.put(name, text.getString());
                }
            });
        }
        return values;
    }
}
