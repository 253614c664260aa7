package org.prachum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The ends of log files, for messages that say why something did not start. */
final class Logs {

    private Logs() {}

    /** The last {@code count} lines, or nothing if there is no such file. */
    static String tail(Path log, int count) {
        if (Files.notExists(log)) {
            return "";
        }
        try {
            var lines = Files.readString(log).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
