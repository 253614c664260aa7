package org.prachum.transfer;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What an exported file says about itself: its last entry, so that one which was cut short has none.
 *
 * @param schema the last migration of the installation that it comes from
 * @param mark follows from the organization and the installation's secret: whether tickets that were sent there are good here too
 */
record Manifest(String schema, UUID organization, String subdomain, String name, String mark, List<Rows> tables, List<Content> contents) {

    static final String FILE = "manifest.json";

    /** Of the format, not of the schema; docs/decisions/0014 describes it. */
    static final int FORMAT = 1;

    /** A file of rows, one JSON object a line. */
    record Rows(String table, List<String> columns, long rows, Content content) {}

    /**
     * A file as it is.
     *
     * @param sha256 64 hexadecimal digits
     */
    record Content(String file, long bytes, String sha256) {}

    /** How many rows of that table it says there are. */
    long count(String table) {
        return tables.stream().filter(rows -> rows.table().equals(table)).mapToLong(Rows::rows).sum();
    }

    /** How many rows of all tables together. */
    long count() {
        return tables.stream().mapToLong(Rows::rows).sum();
    }

    byte[] bytes() {
        JsonArrayBuilder tables = Json.createArrayBuilder();
        this.tables.forEach(rows -> tables.add(content(rows.content())
                .add("table", rows.table())
                .add("columns", Json.createArrayBuilder(rows.columns()))
                .add("rows", rows.rows())));
        JsonArrayBuilder files = Json.createArrayBuilder();
        contents.forEach(content -> files.add(content(content)));
        JsonObjectBuilder leftOut = Json.createObjectBuilder();
        LeftOut.reasons().forEach(leftOut::add);
        return Json.createObjectBuilder()
                .add("format", FORMAT)
                .add("schema", schema)
                .add("organization", Json.createObjectBuilder()
                        .add("id", organization.toString())
                        .add("subdomain", subdomain)
                        .add("name", name))
                .add("mark", mark)
                .add("tables", tables)
                .add("files", files)
                .add("left_out", leftOut)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @throws ArrivalRefused where it is none, or one of a format that is not known here */
    static Manifest read(byte[] bytes) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            JsonObject json = reader.readObject();
            if (json.getInt("format") != FORMAT) {
                throw new ArrivalRefused("transfer.refused.format");
            }
            JsonObject organization = json.getJsonObject("organization");
            return new Manifest(
                    json.getString("schema"),
                    UUID.fromString(organization.getString("id")),
                    organization.getString("subdomain"),
                    organization.getString("name"),
                    json.getString("mark"),
                    json.getJsonArray("tables").getValuesAs(JsonObject.class).stream().map(Manifest::rows).toList(),
                    contents(json.getJsonArray("files")));
        } catch (JsonException | NullPointerException | ClassCastException | ArithmeticException | IllegalArgumentException
                | IllegalStateException broken) {
            throw new ArrivalRefused("transfer.refused.manifest");
        }
    }

    private static JsonObjectBuilder content(Content content) {
        return Json.createObjectBuilder().add("file", content.file()).add("bytes", content.bytes()).add("sha256", content.sha256());
    }

    private static Rows rows(JsonObject json) {
        return new Rows(
                json.getString("table"),
                json.getJsonArray("columns").getValuesAs(JsonString.class).stream().map(JsonString::getString).toList(),
                json.getJsonNumber("rows").longValueExact(),
                content(json));
    }

    private static List<Content> contents(JsonArray files) {
        return files.getValuesAs(JsonObject.class).stream().map(Manifest::content).toList();
    }

    private static Content content(JsonObject json) {
        return new Content(json.getString("file"), json.getJsonNumber("bytes").longValueExact(), json.getString("sha256"));
    }
}
