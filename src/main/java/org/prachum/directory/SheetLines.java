package org.prachum.directory;

import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of a table one after another, whatever kind of file they come from. */
interface SheetLines extends Closeable {

    /**
     * A line.
     *
     * @param number as a spreadsheet shows it, from 1
     * @param cells as they stand
     * @param behindDates the numbers behind cells that are shown as dates, by their columns counted from 0
     */
    record Line(int number, List<String> cells, Map<Integer, String> behindDates) {

        Line(int number, List<String> cells) {
            this(number, cells, Map.of());
        }
    }

    /** @throws SheetRefused when it cannot be read on */
    Optional<Line> next();

    /** How it is read, but for the headings. */
    SheetFormat format();

    /** The sheets that could be read instead; none in a file that has no sheets. */
    default List<String> sheets() {
        return List.of();
    }
}
