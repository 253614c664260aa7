package org.prachum.integrations;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.prachum.integrations.Receiver.Heard;
import org.prachum.integrations.Receiver.Reply;
import org.prachum.testing.House;

/**
 * As much of Google as we talk to, on the port where the house looks for it: scripts that answer by a redirect, tokens for assertions, and
 * sheets that keep what is appended to them.
 */
final class FakeGoogle implements AutoCloseable {

    private final Receiver receiver = Receiver.on(House.googlePort()).usually(this::answer);
    private final Map<String, List<JsonArray>> sheets = new ConcurrentHashMap<>();
    private final List<String> assertions = new CopyOnWriteArrayList<>();

    static FakeGoogle open() {
        return new FakeGoogle();
    }

    Receiver receiver() {
        return receiver;
    }

    String scriptUrl(String id) {
        return receiver.url(scriptPath(id));
    }

    static String scriptPath(String id) {
        return "/macros/s/" + id + "/exec";
    }

    /** What stands in a tab, without the headings. */
    List<JsonArray> rows(String spreadsheet, String tab) {
        List<JsonArray> all = sheet(spreadsheet, tab);
        return all.subList(Math.min(1, all.size()), all.size());
    }

    List<JsonArray> sheet(String spreadsheet, String tab) {
        return sheets.computeIfAbsent(spreadsheet + " '" + tab + "'", any -> new CopyOnWriteArrayList<>());
    }

    List<String> assertions() {
        return assertions;
    }

    /** Writes the row, and hangs up before it says so. */
    Reply appendAndHangUp() {
        return (exchange, heard) -> {
            append(heard);
            throw new IOException("as it was told to");
        };
    }

    private boolean answer(HttpExchange exchange, Heard heard) throws IOException, InterruptedException {
        String path = heard.path();
        if (path.startsWith("/macros/s/")) {
            return Receiver.status(302, "Location", receiver.url("/macros/echo?user_content_key=1")).to(exchange, heard) || true;
        }
        if (path.startsWith("/macros/echo")) {
            return Receiver.body("application/json", "{\"known\":false}").to(exchange, heard);
        }
        if (path.equals("/token")) {
            assertions.add(heard.body());
            return json(exchange, heard, Json.createObjectBuilder()
                    .add("access_token", "ya29." + assertions.size())
                    .add("expires_in", 3_599)
                    .add("token_type", "Bearer")
                    .build());
        }
        if (!heard.header("Authorization").startsWith("Bearer ya29.")) {
            return Receiver.status(401).to(exchange, heard);
        }
        return heard.method().equals("POST")
                ? json(exchange, heard, append(heard))
                : json(exchange, heard, read(heard));
    }

    private JsonObject append(Heard heard) {
        Place place = Place.of(heard.path());
        if (!place.range().equals("A:J:append") || !heard.path().endsWith("?valueInputOption=RAW&insertDataOption=INSERT_ROWS")) {
            throw new IllegalArgumentException(heard.path());
        }
        JsonObject body = Json.createReader(new StringReader(heard.body())).readObject();
        body.getJsonArray("values").forEach(row -> sheet(place.spreadsheet(), place.tab()).add(row.asJsonArray()));
        return Json.createObjectBuilder().add("spreadsheetId", place.spreadsheet()).build();
    }

    private JsonObject read(Heard heard) {
        Place place = Place.of(heard.path());
        List<JsonArray> rows = sheet(place.spreadsheet(), place.tab());
        if (rows.isEmpty()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        JsonArrayBuilder values = Json.createArrayBuilder();
        if (place.range().equals("J:J")) {
            JsonArrayBuilder column = Json.createArrayBuilder();
            new ArrayList<>(rows).forEach(row -> column.add(row.get(9)));
            values.add(column);
        } else {
            values.add(rows.get(0));
        }
        return Json.createObjectBuilder().add("majorDimension", "COLUMNS").add("values", values).build();
    }

    private static boolean json(HttpExchange exchange, Heard heard, JsonObject body) throws IOException, InterruptedException {
        return Receiver.body("application/json; charset=UTF-8", body.toString()).to(exchange, heard);
    }

    @Override
    public void close() {
        receiver.close();
    }

    /** Where in which sheet. */
    private record Place(String spreadsheet, String tab, String range) {

        static Place of(String path) {
            String[] parts = URI.create(path).getRawPath().split("/");
            String range = URLDecoder.decode(parts[5], StandardCharsets.UTF_8);
            int bang = range.lastIndexOf('!');
            return new Place(parts[3], range.substring(1, bang - 1).replace("''", "'"), range.substring(bang + 1));
        }
    }
}
