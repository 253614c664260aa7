package org.prachum;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import org.prachum.testing.Client.Answer;

/** An OpenAPI document (3.1), as far as ours goes: which operations there are, and whether an answer is one that it describes. */
class Contract {

    private final JsonObject document;

    Contract(JsonObject document) {
        this.document = document;
    }

    /** {@code get /api/…}, without the last slash, which makes no difference. */
    TreeSet<String> operations() {
        TreeSet<String> operations = new TreeSet<>();
        document.getJsonObject("paths").forEach((path, verbs) ->
                verbs.asJsonObject().keySet().forEach(verb -> operations.add(verb + " " + path.replaceAll("/+$", ""))));
        return operations;
    }

    Operation operation(String verb, String path) {
        return new Operation(verb + " " + path, document.getJsonObject("paths").getJsonObject(path).getJsonObject(verb));
    }

    /** A schema has the properties that a record takes, under the names of the wire. */
    void mustTake(String schema, String record) {
        TreeSet<String> taken = new TreeSet<>();
        try {
            Arrays.stream(Class.forName(record).getRecordComponents()).map(RecordComponent::getName).map(Contract::wire).forEach(taken::add);
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
        JsonObject properties = document.getJsonObject("components").getJsonObject("schemas").getJsonObject(schema).getJsonObject("properties");
        assertThat(new TreeSet<>(properties.keySet())).isEqualTo(taken);
    }

    private static String wire(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private JsonObject resolved(JsonObject described) {
        if (!described.containsKey("$ref")) {
            return described;
        }
        JsonPointer pointer = Json.createPointer(described.getString("$ref").substring(1));
        return resolved(pointer.getValue(document).asJsonObject());
    }

    /** One of them. */
    class Operation {

        private final String name;
        private final JsonObject described;

        private Operation(String name, JsonObject described) {
            this.name = name;
            this.described = described;
        }

        /** The answer has that status, and the status and the body are described. */
        void mustAllow(Answer answer, int status) {
            String asked = name + " answered " + answer.status() + " " + answer.body();
            assertThat(answer.status()).as(asked).isEqualTo(status);
            assertThat(described.getJsonObject("responses")).as(asked).containsKey(String.valueOf(status));
            JsonObject response = resolved(described.getJsonObject("responses").getJsonObject(String.valueOf(status)));
            if (!response.containsKey("content")) {
                assertThat(answer.body()).as(asked).isEmpty();
                return;
            }
            JsonObject content = response.getJsonObject("content");
            String type = answer.header("Content-Type").replaceAll(";.*", "");
            assertThat(content).as(asked).containsKey(type);
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                mustFit(asked, content.getJsonObject(type).getJsonObject("schema"), reader.readValue());
            }
        }

        private void mustFit(String where, JsonObject reference, JsonValue value) {
            JsonObject schema = resolved(reference);
            if (schema.containsKey("enum")) {
                assertThat(schema.getJsonArray("enum")).as(where).contains(value);
                return;
            }
            if (schema.containsKey("oneOf")) {
                mustFit(where, oneOf(where, schema, value.asJsonObject()), value);
                return;
            }
            switch (schema.getString("type")) {
                case "object" -> mustHave(where, schema, value.asJsonObject());
                case "array" -> {
                    for (JsonValue item : (JsonArray) value) {
                        mustFit(where + " []", schema.getJsonObject("items"), item);
                    }
                }
                case "integer" -> assertThat(value.getValueType()).as(where).isEqualTo(JsonValue.ValueType.NUMBER);
                case "boolean" -> assertThat(value).as(where).isIn(JsonValue.TRUE, JsonValue.FALSE);
                case "string" -> assertThat(value).as(where).isInstanceOf(JsonString.class);
                default -> throw new AssertionError(where + " is of a type that is not known here: " + schema);
            }
        }

        /** The one whose required properties there are. */
        private JsonObject oneOf(String where, JsonObject schema, JsonObject value) {
            return schema.getJsonArray("oneOf").getValuesAs(JsonObject.class).stream()
                    .filter(one -> resolved(one).getJsonArray("required").getValuesAs(JsonString::getString).stream().allMatch(value::containsKey))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(where + " is none of those described"));
        }

        private void mustHave(String where, JsonObject schema, JsonObject value) {
            if (schema.containsKey("required")) {
                schema.getJsonArray("required").getValuesAs(JsonString::getString)
                        .forEach(name -> assertThat(value).as(where).containsKey(name));
            }
            value.forEach((name, inner) -> {
                assertThat(schema.getJsonObject("properties")).as(where).containsKey(name);
                mustFit(where + " " + name, schema.getJsonObject("properties").getJsonObject(name), inner);
            });
        }
    }
}
