package org.prachum.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/** The list of what is decided about each column, as {@code columns.txt} has it. */
final class Columns {

    private static final List<Column> ALL = read();

    private Columns() {}

    static List<Column> all() {
        return ALL;
    }

    /** Of what there is of somebody in that table, what a copy has; in the order of the list. */
    static List<String> givenOf(String table) {
        return ALL.stream()
                .filter(column -> column.table().equals(table) && column.given())
                .map(Column::name)
                .toList();
    }

    private static List<Column> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Columns.class.getResourceAsStream("columns.txt"), UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Column::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
