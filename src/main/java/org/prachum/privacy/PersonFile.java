package org.prachum.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.prachum.platform.time.Moments;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Here;

/** Writes what is known of somebody: {@code person.json} as it is stored, {@code person.html} in the reader's language. */
@ApplicationScoped
class PersonFile {

    @Inject
    Texts texts;

    @Inject
    Reader reader;

    @Inject
    Here here;

    @Inject
    Clock clock;

    /** @param copies for each table its rows, as JSON objects */
    void write(Map<Holding, List<String>> copies, OutputStream out) throws IOException {
        Map<Holding, List<JsonObject>> rows = new EnumMap<>(Holding.class);
        copies.forEach((holding, some) -> rows.put(holding, some.stream().map(PersonFile::read).toList()));
        try (ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
            zip.putNextEntry(new ZipEntry("person.json"));
            zip.write(json(rows).getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("person.html"));
            zip.write(html(rows).getBytes(UTF_8));
        }
    }

    private String json(Map<Holding, List<JsonObject>> rows) {
        JsonObjectBuilder all = Json.createObjectBuilder()
                .add("organization", here.getOrganization().getName())
                .add("taken_out_at", clock.instant().toString());
        rows.forEach((holding, some) -> {
            JsonArrayBuilder array = Json.createArrayBuilder();
            some.forEach(array::add);
            all.add(holding.name().toLowerCase(Locale.ROOT), array);
        });
        return all.build().toString();
    }

    private String html(Map<Holding, List<JsonObject>> rows) {
        String title = escaped(texts.say("privacy.file.title", "organization", here.getOrganization().getName()));
        Moments say = Moments.in(reader.getLocale(), here.getOrganization().getZone());
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"").append(reader.getLanguage().getTag())
                .append("\"><head><meta charset=\"utf-8\"><title>").append(title).append("</title></head><body>\n<h1>").append(title)
                .append("</h1>\n<p>").append(escaped(texts.say("privacy.file.when", "when", say.dateTime(clock.instant())))).append("</p>\n");
        rows.forEach((holding, some) -> {
            page.append("<h2>").append(escaped(texts.get("privacy.place." + holding.name()))).append("</h2>\n<table border=\"1\"><thead><tr>");
            some.get(0).keySet().forEach(column -> page.append("<th scope=\"col\">").append(escaped(label(column))).append("</th>"));
            page.append("</tr></thead><tbody>\n");
            some.forEach(row -> page.append("<tr>").append(cells(row, say)).append("</tr>\n"));
            page.append("</tbody></table>\n");
        });
        return page.append("</body></html>\n").toString();
    }

    private String cells(JsonObject row, Moments say) {
        StringBuilder cells = new StringBuilder();
        row.forEach((column, value) -> cells.append("<td>").append(escaped(told(column, value, say))).append("</td>"));
        return cells.toString();
    }

    private String told(String column, JsonValue value, Moments say) {
        return switch (value.getValueType()) {
            case NULL -> "";
            case TRUE -> texts.get("privacy.yes");
            case FALSE -> texts.get("privacy.no");
            case STRING -> {
                String text = ((JsonString) value).getString();
                yield column.endsWith("_at") || column.endsWith("_until") ? say.dateTime(instant(text)) : text;
            }
            default -> value.toString();
        };
    }

    private String label(String column) {
        return texts.get("privacy.column." + column);
    }

    private static Instant instant(String stored) {
        return OffsetDateTime.parse(stored).toInstant();
    }

    private static JsonObject read(String row) {
        try (JsonReader json = Json.createReader(new StringReader(row))) {
            return json.readObject();
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
