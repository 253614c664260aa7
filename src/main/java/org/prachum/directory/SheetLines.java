package org.prachum.directory;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/** The lines of a table one after another, whatever kind of file they come from. */
interface SheetLines extends Closeable {

    /** A line's number as a spreadsheet shows it, from 1, and its cells as they stand. */
    record Line(int number, List<String> cells) {}

    /** @throws SheetRefused when it cannot be read on */
    Optional<Line> next();
}
