package org.prachum.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A ZIP as a test takes it apart and puts it together. */
final class Zip {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static Zip read(byte[] bytes) {
        Zip zip = new Zip();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return zip;
    }

    /** A small organization of one table of people, with a sound manifest. */
    static Zip small() {
        Zip zip = new Zip();
        zip.put("tables/organization.jsonl", "{\"name\":\"Acme\"}\n");
        zip.put("tables/employee.jsonl", "{\"id\":\"1\",\"photo\":null}\n");
        return zip.sealed("20261121.1730", Map.of("organization", List.of("name"), "employee", List.of("id", "photo")));
    }

    Zip put(String name, String text) {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Zip put(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    Zip without(String name) {
        entries.remove(name);
        return this;
    }

    String text(String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    Map<String, byte[]> entries() {
        return entries;
    }

    /** With a manifest that says what is in it, whatever that is. */
    Zip sealed(String schema, Map<String, List<String>> columns) {
        List<Manifest.Rows> tables = entries.keySet().stream()
                .filter(name -> name.startsWith("tables/"))
                .map(name -> {
                    String table = name.substring("tables/".length(), name.length() - ".jsonl".length());
                    return new Manifest.Rows(table, columns.getOrDefault(table, List.of()), text(name).lines().count(), content(name));
                })
                .toList();
        List<Manifest.Content> files = entries.keySet().stream().filter(name -> name.startsWith("files/")).map(this::content).toList();
        return put(Manifest.FILE, new Manifest(schema, new UUID(7, 7), "acme", "Acme", "mark", tables, files).bytes());
    }

    /** The manifest that came, told of what is in it now. */
    Zip resealed() {
        Manifest came = Manifest.read(entries.get(Manifest.FILE));
        List<Manifest.Rows> tables = came.tables().stream()
                .map(rows -> new Manifest.Rows(
                        rows.table(), rows.columns(), text(rows.content().file()).lines().count(), content(rows.content().file())))
                .toList();
        return put(
                Manifest.FILE,
                new Manifest(came.schema(), came.organization(), came.subdomain(), came.name(), came.mark(), tables, came.contents()).bytes());
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    private Manifest.Content content(String name) {
        byte[] bytes = entries.get(name);
        return new Manifest.Content(name, bytes.length, HexFormat.of().formatHex(Snapshot.sha256().digest(bytes)));
    }
}
