package org.prachum.platform.rest;

import jakarta.json.stream.JsonParser;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The JSON type (RFC 8259, section 3) that each member of a body takes, as the components of its record say. JSON-B converts some values
 * of another type, such as 5 to a text, and fails at others in ways that differ from server to server.
 */
final class JsonTypes {

    /** What a member takes; {@code null} stands for nothing in each. */
    enum Expected {
        TEXT("platform.json.text"),
        BOOLEAN("platform.json.boolean"),
        NUMBER("platform.json.number"),
        OBJECT("platform.json.object"),
        LIST("platform.json.list");

        private final String key;

        Expected(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }

        private boolean takes(JsonParser.Event value) {
            return value == JsonParser.Event.VALUE_NULL || switch (this) {
                case TEXT -> value == JsonParser.Event.VALUE_STRING;
                case BOOLEAN -> value == JsonParser.Event.VALUE_TRUE || value == JsonParser.Event.VALUE_FALSE;
                case NUMBER -> value == JsonParser.Event.VALUE_NUMBER;
                case OBJECT -> value == JsonParser.Event.START_OBJECT;
                case LIST -> value == JsonParser.Event.START_ARRAY;
            };
        }

        private static Expected of(Class<?> type) {
            if (CharSequence.class.isAssignableFrom(type)) {
                return TEXT;
            }
            if (type == Boolean.class || type == boolean.class) {
                return BOOLEAN;
            }
            if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
                return NUMBER;
            }
            return Iterable.class.isAssignableFrom(type) ? LIST : OBJECT;
        }
    }

    private final Map<String, Expected> members = new HashMap<>();

    private JsonTypes() {}

    /** Those of a record; of anything else none, so that nothing is refused. */
    static JsonTypes of(Class<?> body) {
        JsonTypes types = new JsonTypes();
        if (body.isRecord()) {
            Arrays.stream(body.getRecordComponents()).forEach(types::put);
        }
        return types;
    }

    /** @throws WrongJsonType when the member of that name takes no such value; a name that it does not know takes any */
    void mustTake(String member, JsonParser.Event value) {
        Expected expected = members.get(member);
        if (expected != null && !expected.takes(value)) {
            throw new WrongJsonType(expected, member);
        }
    }

    private void put(RecordComponent component) {
        members.put(inSnakeCase(component.getName()), Expected.of(component.getType()));
    }

    /** As {@link JsonbOnce} names it. */
    private static String inSnakeCase(String name) {
        return name.replaceAll("(?=\\p{Lu})", "_").toLowerCase(Locale.ROOT);
    }
}
