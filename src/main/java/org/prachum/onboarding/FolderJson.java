package org.prachum.onboarding;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One JSON object of a tenant's folder, read field by field; what is wrong is said with the file, the row and the field. */
final class FolderJson {

    private final String folder;
    private final String file;
    private final String row;
    private final JsonObject object;

    /** @param known every field that may stand here; a misspelt one must not pass silently */
    FolderJson(String folder, String file, String row, JsonObject object, Set<String> known) {
        this.folder = folder;
        this.file = file;
        this.row = row;
        this.object = object;
        object.keySet().stream().filter(field -> !known.contains(field)).findFirst().ifPresent(field -> {
            throw refused("unknown field \"" + field + "\"");
        });
    }

    FolderRefused refused(String reason) {
        return new FolderRefused(folder, file, row, reason);
    }

    boolean has(String field) {
        return object.containsKey(field) && object.get(field) != JsonValue.NULL;
    }

    String text(String field) {
        return optionalText(field).orElseThrow(() -> refused("\"" + field + "\" is needed"));
    }

    Optional<String> optionalText(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (object.get(field) instanceof JsonString text) {
            return Optional.of(text.getString()).filter(string -> !string.isBlank());
        }
        throw refused("\"" + field + "\" must be a text");
    }

    Optional<Integer> optionalNumber(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        try {
            return Optional.of(object.getJsonNumber(field).intValueExact());
        } catch (ClassCastException | ArithmeticException notWhole) {
            throw refused("\"" + field + "\" must be a whole number");
        }
    }

    boolean flag(String field) {
        if (!has(field)) {
            return false;
        }
        JsonValue value = object.get(field);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw refused("\"" + field + "\" must be true or false");
        }
        return value == JsonValue.TRUE;
    }

    List<String> texts(String field) {
        if (!has(field)) {
            return List.of();
        }
        try {
            List<String> texts = new ArrayList<>();
            object.getJsonArray(field).getValuesAs(JsonString.class).forEach(text -> texts.add(text.getString()));
            return texts;
        } catch (ClassCastException | JsonException notTexts) {
            throw refused("\"" + field + "\" must be an array of texts");
        }
    }

    Optional<JsonObject> object(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (object.get(field) instanceof JsonObject inner) {
            return Optional.of(inner);
        }
        throw refused("\"" + field + "\" must be an object");
    }

    /** Reads the text of a field in a way of its own; what that refuses is said with the field. */
    <T> Optional<T> optional(String field, String expected, Function<String, T> reading) {
        return optionalText(field).map(text -> {
            try {
                return reading.apply(text);
            } catch (RuntimeException unreadable) {
                throw refused("\"" + field + "\" is \"" + text + "\", expected " + expected);
            }
        });
    }

    <T> T needed(String field, String expected, Function<String, T> reading) {
        text(field);
        return optional(field, expected, reading).orElseThrow();
    }
}
