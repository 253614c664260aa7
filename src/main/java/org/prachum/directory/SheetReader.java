package org.prachum.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An uploaded table, CSV or XLSX, read row by row.
 *
 * <p>CSV may be UTF-8 or Windows-874, with commas, semicolons or tabs; of a workbook the first visible sheet is read. The
 * first row that is not blank holds the headings; columns without one are left out, and so are blank rows, but they
 * count. A file is told by its bytes, and limits hold before memory is taken, so that the table may be large and the
 * memory stays small (OWASP ASVS 5.0, V5.2).
 */
public final class SheetReader implements Iterator<SheetReader.Row>, AutoCloseable {

    /** The heaviest file that is opened, in bytes. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    /** The most rows that are read, headings and blank rows included. */
    public static final int MOST_ROWS = 200_000;

    /** The most columns. */
    public static final int MOST_COLUMNS = 200;

    /** The longest cell, in characters. */
    public static final int LONGEST_CELL = 1_000;

    /** Number columns that have been through a floating-point column elsewhere: 100002.0 for 100002. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("(-?\\d{1,15})\\.0");

    /** What our own exports put before a cell that would be taken for a formula. */
    private static final Pattern GUARDED = Pattern.compile("'[=+\\-@].*", Pattern.DOTALL);

    private final SheetLines lines;
    private final List<String> header;
    private Optional<Row> upcoming;

    private SheetReader(SheetLines lines) {
        this.lines = lines;
        this.header = readHeader();
        this.upcoming = readRow();
    }

    /**
     * Opens a table and reads its headings.
     *
     * @throws SheetRefused when the file is no table, damaged or unsafe
     * @throws IOException when the file cannot be read at all
     */
    public static SheetReader open(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new SheetRefused("sheet.too-heavy", 0, MOST_BYTES);
        }
        var lines = linesOf(file);
        try {
            return new SheetReader(lines);
        } catch (SheetRefused e) {
            lines.close();
            throw e;
        }
    }

    /** The headings in their order, trimmed, without those of unnamed columns. */
    public List<String> header() {
        return header.stream().filter(heading -> !heading.isEmpty()).toList();
    }

    @Override
    public boolean hasNext() {
        return upcoming.isPresent();
    }

    /** @throws SheetRefused when the row after this one cannot be read */
    @Override
    public Row next() {
        var row = upcoming.orElseThrow(NoSuchElementException::new);
        upcoming = readRow();
        return row;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static SheetLines linesOf(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(8);
        }
        if (startsWith(start, 'P', 'K', 3, 4)) {
            return XlsxLines.open(file);
        }
        if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new SheetRefused("sheet.old-workbook", 0);
        }
        return CsvLines.open(file);
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        return bytes.length >= prefix.length
                && Arrays.equals(prefix, IntStream.range(0, prefix.length)
                        .map(i -> Byte.toUnsignedInt(bytes[i]))
                        .toArray());
    }

    private List<String> readHeader() {
        var first = readLine().orElseThrow(() -> new SheetRefused("sheet.empty", 0));
        var seen = new HashSet<String>();
        for (var heading : first.cells()) {
            if (!heading.isEmpty() && !seen.add(heading)) {
                throw new SheetRefused("sheet.same-heading", first.number(), heading);
            }
        }
        return first.cells();
    }

    private Optional<Row> readRow() {
        return readLine().map(line -> {
            var cells = new LinkedHashMap<String, String>();
            for (int i = 0; i < header.size(); i++) {
                if (!header.get(i).isEmpty()) {
                    cells.put(header.get(i), i < line.cells().size() ? line.cells().get(i) : "");
                }
            }
            return new Row(line.number(), cells);
        });
    }

    /** The next line that is not blank, its cells tidied. */
    private Optional<SheetLines.Line> readLine() {
        while (true) {
            var line = lines.next();
            if (line.isEmpty()) {
                return line;
            }
            int number = line.get().number();
            if (number > MOST_ROWS) {
                throw new SheetRefused("sheet.too-long", number, MOST_ROWS);
            }
            if (line.get().cells().size() > MOST_COLUMNS) {
                throw new SheetRefused("sheet.too-wide", number, MOST_COLUMNS);
            }
            var cells = line.get().cells().stream().map(cell -> tidied(cell, number)).toList();
            if (!cells.stream().allMatch(String::isEmpty)) {
                return Optional.of(new SheetLines.Line(number, cells));
            }
        }
    }

    private static String tidied(String cell, int row) {
        var text = trimmed(cell);
        if (text.length() > LONGEST_CELL) {
            throw new SheetRefused("sheet.cell-too-long", row, LONGEST_CELL);
        }
        if (GUARDED.matcher(text).matches()) {
            return text.substring(1);
        }
        var number = WHOLE_NUMBER.matcher(text);
        return number.matches() ? number.group(1) : text;
    }

    /** Spreadsheets are full of spaces that do not break and marks without width, which no one sees. */
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isInvisible(text.charAt(start))) {
            start++;
        }
        while (end > start && isInvisible(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isInvisible(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    /**
     * A row of the table.
     *
     * @param number as a spreadsheet shows it: the headings usually have 1, and the first row after them 2
     * @param cells by heading in the order of the headings; empty, never null, where there is nothing
     */
    public record Row(int number, Map<String, String> cells) {

        /** The cell under a heading, or an empty text. */
        public String cell(String heading) {
            return cells.getOrDefault(heading, "");
        }
    }
}
