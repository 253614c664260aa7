package org.prachum.movingin;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file that somebody brought. What it is, is told by how it begins, not by its name. */
record OldFile(String name, Path path) {

    /** What is read. */
    enum Kind {
        /** Employees, as CSV or as a workbook. */
        SHEET,
        /** One meeting, as JSON. */
        SCHEDULE,
        /** A plain dump. */
        DUMP
    }

    /** The heaviest that is read, unpacked, in bytes. */
    static final long MOST_BYTES = 512L * 1024 * 1024;

    private static final int BEGINNING = 4096;
    private static final int TAR_MAGIC_AT = 257;
    private static final Pattern SQL = Pattern.compile(
            "(?i)(--|/\\*|\\\\|(set|copy|insert|create|begin|select|alter|drop|truncate|delete|do)\\s).*", Pattern.DOTALL);

    /** @throws MoveRefused when it is a dump of a kind that is not read */
    Kind kind() throws IOException {
        String beginning = beginning();
        if (beginning.startsWith("PGDMP") || beginning.startsWith("ustar", TAR_MAGIC_AT)) {
            throw new MoveRefused("movingin.file.custom", Map.of());
        }
        String text = beginning.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        if (text.startsWith("{")) {
            return Kind.SCHEDULE;
        }
        return SQL.matcher(text).matches() ? Kind.DUMP : Kind.SHEET;
    }

    boolean isPacked() throws IOException {
        return beginning().startsWith("\u001F\u008B");
    }

    /**
     * Unpacks it (RFC 1952) into another file.
     *
     * @throws MoveRefused when it unfolds beyond what is read, or is damaged
     */
    void unpack(Path target) throws IOException {
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(path), 1 << 16);
                OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            long unpacked = 0;
            for (int read = packed.read(buffer); read >= 0; read = packed.read(buffer)) {
                unpacked += read;
                if (unpacked > MOST_BYTES) {
                    throw tooHeavy();
                }
                out.write(buffer, 0, read);
            }
        } catch (ZipException | EOFException damaged) {
            throw new MoveRefused("movingin.file.damaged", Map.of());
        }
    }

    /** @throws MoveRefused when it is heavier than what is read */
    void mustBeBearable() throws IOException {
        if (Files.size(path) > MOST_BYTES) {
            throw tooHeavy();
        }
    }

    private static MoveRefused tooHeavy() {
        return new MoveRefused("movingin.file.tooHeavy", Map.of("most", (int) (MOST_BYTES >> 20)));
    }

    private String beginning() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        }
    }
}
