package org.prachum.integrations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.prachum.notifications.Failure;
import org.prachum.notifications.Failure.Reason;
import org.prachum.notifications.Undelivered;

/**
 * Appends rows to a Google Sheet (developers.google.com/workspace/sheets/api, {@code spreadsheets.values}). Values are raw, so that what
 * somebody typed as their name is never a formula.
 */
@ApplicationScoped
class SheetAppend {

    /** Three of these, and the token before them, fit into the time for which a message is taken. */
    private static final Duration TIME = Duration.ofSeconds(20);

    private static final int MOST = 64 * 1024;

    /** The ids of 200,000 rows, which is more than fits into a sheet with these columns. */
    private static final int MOST_OF_A_COLUMN = 16 * 1024 * 1024;

    private static final String TABLE = "A:J";
    private static final String FIRST_ROW = "A1:J1";
    private static final String IDS = "J:J";

    /** Where, and in whose name. */
    record Sheet(String spreadsheet, String tab, String token) {}

    @Inject
    Outgoing outgoing;

    @Inject
    Google google;

    /** @param attempts when it is not the first, the row may stand there already: whoever answered too late has written it */
    void append(Sheet sheet, SpreadsheetRow row, int attempts) throws Undelivered {
        if (attempts > 1 && holds(read(sheet, IDS, "?majorDimension=COLUMNS", MOST_OF_A_COLUMN, attempts), row.id())) {
            return;
        }
        append(sheet, row.asArray(), attempts);
    }

    /** Writes the headings where nothing stands yet. */
    void head(Sheet sheet, int attempts) throws Undelivered {
        if (read(sheet, FIRST_ROW, "", MOST, attempts).isEmpty()) {
            append(sheet, SpreadsheetRow.headings(), attempts);
        }
    }

    private void append(Sheet sheet, JsonArray cells, int attempts) throws Undelivered {
        URI address = google.values(
                sheet.spreadsheet(), sheet.tab(), TABLE + ":append", "?valueInputOption=RAW&insertDataOption=INSERT_ROWS");
        String body = Json.createObjectBuilder()
                .add("majorDimension", "ROWS")
                .add("values", Json.createArrayBuilder().add(cells))
                .build()
                .toString();
        Answer answer = outgoing.post(
                address, authorized(sheet), "application/json", body.getBytes(StandardCharsets.UTF_8), TIME, MOST);
        if (!answer.isTaken()) {
            throw answer.refusal(attempts);
        }
    }

    private JsonArray read(Sheet sheet, String range, String query, int most, int attempts) throws Undelivered {
        URI address = google.values(sheet.spreadsheet(), sheet.tab(), range, query);
        Answer answer = outgoing.get(address, authorized(sheet), TIME, most);
        if (!answer.isTaken()) {
            throw answer.refusal(attempts);
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject().getOrDefault("values", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
        } catch (JsonException | ClassCastException unreadable) {
            throw new Undelivered(new Failure(Reason.REFUSED, "HTTP " + answer.status() + ", no JSON", false, Duration.ZERO));
        }
    }

    private static boolean holds(JsonArray columns, String id) {
        return columns.stream()
                .map(JsonValue::asJsonArray)
                .flatMap(JsonArray::stream)
                .anyMatch(cell -> cell instanceof JsonString text && text.getString().equals(id));
    }

    private static Map<String, String> authorized(Sheet sheet) {
        return Map.of("Authorization", "Bearer " + sheet.token());
    }
}
