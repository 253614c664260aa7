package org.prachum.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.TextNormalizer;

/**
 * An uploaded table, CSV or XLSX, read row by row.
 *
 * <p>The headings stand in the row that looks most like headings, so that titles above them do no harm; where none does, in the first
 * with more than one cell. Blank rows are left out, but they count, and so are blank cells behind the last. A file is told by its bytes,
 * and limits hold before memory is taken, so that the table may be large and the memory stays small (OWASP ASVS 5.0, V5.2).
 */
public final class SheetReader implements Iterator<SheetReader.Row>, AutoCloseable {

    /** The heaviest file that is opened, in bytes. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    /** The highest number of a row that is read. */
    public static final int MOST_ROWS = 200_000;

    /** The most columns. */
    public static final int MOST_COLUMNS = 200;

    /** So many characters of a cell are read; no column of the directory holds as many. */
    public static final int LONGEST_CELL = 1_000;

    private static final int LOOKED_AT = 30;

    /** Number columns that have been through a floating-point column elsewhere: 100002.0 for 100002. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("(-?\\d{1,15})\\.0");

    /** What keeps a spreadsheet from making a number of a text: ="00100002". */
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"([^\"]*)\"");

    /** What our own exports put before a cell that would be taken for a formula. */
    private static final Pattern GUARDED = Pattern.compile("'[\\p{Z}\\p{Cf}]*[=+\\-@＝＋－＠﹢﹣﹦﹫].*", Pattern.DOTALL);

    /** A value, where headings would be words: a number, or an address. */
    private static final Pattern VALUE = Pattern.compile("\\d{2,}|[^\\s@]+@[^\\s@]+");

    private final SheetLines lines;
    private final SheetFormat format;
    private final List<String> header;

    /** What was read ahead to find the headings. */
    private final Deque<SheetLines.Line> ahead = new ArrayDeque<>();

    private Optional<Row> upcoming;

    private SheetReader(SheetLines lines, int wantedRow, ToIntFunction<List<String>> headings) {
        this.lines = lines;
        while (ahead.size() < LOOKED_AT && readLine().map(ahead::add).orElse(false)) {
            continue;
        }
        if (ahead.isEmpty()) {
            throw new SheetRefused("sheet.empty", 0);
        }
        int row = wantedRow == SheetFormat.UNKNOWN_ROW ? headingRow(headings) : wantedRow;
        this.format = lines.format().withHeadingRow(row);
        this.header = header(row);
        this.upcoming = readRow();
    }

    /**
     * Opens a table and reads its headings, which stand in the first row.
     *
     * @throws SheetRefused when the file is no table, damaged or unsafe
     * @throws IOException when the file cannot be read at all
     */
    public static SheetReader open(Path file) throws IOException {
        return open(file, SheetFormat.UNKNOWN, Language.EN, row -> 0);
    }

    /**
     * Opens a table and reads its headings.
     *
     * @param wanted what somebody chose; the rest is found out
     * @param language that of the organization, for what is usual there
     * @param headings how much a row looks like headings, 0 for not at all
     */
    static SheetReader open(Path file, SheetFormat wanted, Language language, ToIntFunction<List<String>> headings) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new SheetRefused("sheet.too-heavy", 0, MOST_BYTES);
        }
        SheetLines lines = SheetKind.of(file) == SheetKind.WORKBOOK
                ? XlsxLines.open(file, wanted.sheet(), headings)
                : CsvLines.open(file, wanted, language, headings);
        try {
            return new SheetReader(lines, wanted.headingRow(), headings);
        } catch (SheetRefused e) {
            lines.close();
            throw e;
        }
    }

    /** The headings by their columns; empty over a column without one. */
    public List<String> header() {
        return header;
    }

    /** How it is read. */
    SheetFormat format() {
        return format;
    }

    /** The sheets that could be read instead. */
    List<String> sheets() {
        return lines.sheets();
    }

    /** The first cell of a column that holds something, among the first rows; or an empty text. */
    String example(int column) {
        return Stream.concat(upcoming.stream().map(Row::cells), ahead.stream().map(SheetLines.Line::cells))
                .filter(cells -> column < cells.size() && !cells.get(column).isEmpty())
                .map(cells -> cells.get(column))
                .findFirst()
                .orElse("");
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

    private int headingRow(ToIntFunction<List<String>> headings) {
        SheetLines.Line best = null;
        int highest = 1;
        for (SheetLines.Line line : ahead) {
            int likeness = headings.applyAsInt(line.cells());
            if (likeness > highest) {
                highest = likeness;
                best = line;
            }
        }
        if (best == null) {
            best = ahead.stream().filter(line -> count(line) > 1).findFirst().orElse(ahead.getFirst());
            boolean values = count(best) > 1 && best.cells().stream().anyMatch(cell -> VALUE.matcher(cell).matches());
            return values ? SheetFormat.NO_HEADINGS : best.number();
        }
        return best.number();
    }

    private static long count(SheetLines.Line line) {
        return line.cells().stream().filter(cell -> !cell.isEmpty()).count();
    }

    /** Drops what stands above the headings. */
    private List<String> header(int row) {
        if (row == SheetFormat.NO_HEADINGS) {
            return Collections.nCopies(ahead.stream().mapToInt(line -> line.cells().size()).max().orElse(0), "");
        }
        while (!ahead.isEmpty() && ahead.getFirst().number() < row) {
            ahead.removeFirst();
        }
        if (ahead.isEmpty()) {
            throw new SheetRefused("sheet.empty", row);
        }
        return ahead.removeFirst().cells();
    }

    private Optional<Row> readRow() {
        Optional<SheetLines.Line> line = ahead.isEmpty() ? readLine() : Optional.of(ahead.removeFirst());
        return line.map(read -> new Row(read.number(), read.cells(), read.behindDates()));
    }

    /** The next line that is not blank, its cells tidied, without blank ones behind the last. */
    private Optional<SheetLines.Line> readLine() {
        while (true) {
            var line = lines.next();
            if (line.isEmpty()) {
                return line;
            }
            int number = line.get().number();
            var cells = new ArrayList<String>(line.get().cells().size());
            for (String cell : line.get().cells()) {
                cells.add(tidied(cell));
            }
            while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
                cells.remove(cells.size() - 1);
            }
            if (cells.isEmpty()) {
                continue;
            }
            if (number > MOST_ROWS) {
                throw new SheetRefused("sheet.too-long", number, MOST_ROWS);
            }
            if (cells.size() > MOST_COLUMNS) {
                throw new SheetRefused("sheet.too-wide", number, MOST_COLUMNS);
            }
            return Optional.of(new SheetLines.Line(number, cells, line.get().behindDates()));
        }
    }

    static String tidied(String cell) {
        var text = trimmed(cell);
        if (text.isEmpty()) {
            return text;
        }
        if (text.length() > LONGEST_CELL) {
            return text.substring(0, LONGEST_CELL);
        }
        char first = text.charAt(0);
        if (first == '\'') {
            return GUARDED.matcher(text).matches() ? text.substring(1) : text;
        }
        if (first == '=') {
            Matcher formula = TEXT_FORMULA.matcher(text);
            return formula.matches() ? trimmed(formula.group(1)) : text;
        }
        if (text.endsWith(".0")) {
            Matcher number = WHOLE_NUMBER.matcher(text);
            return number.matches() ? number.group(1) : text;
        }
        return text;
    }

    /** Spreadsheets are full of spaces that do not break and marks without width, which no one sees. */
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isNothing(text.charAt(start))) {
            start++;
        }
        while (end > start && isNothing(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isNothing(char c) {
        return c <= ' ' || c > 0x7f && (TextNormalizer.isBlank(c) || TextNormalizer.isInvisible(c));
    }

    /**
     * A row of the table.
     *
     * @param number as a spreadsheet shows it: the headings usually have 1, and the first row after them 2
     * @param cells by column, as far as there are any
     * @param behindDates the numbers behind cells that are shown as dates, by their columns
     */
    public record Row(int number, List<String> cells, Map<Integer, String> behindDates) {

        /** The cell of a column, counted from 0, or an empty text. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        /** The same for a column of numbers, which a spreadsheet may show as dates. */
        String numberCell(int column) {
            return behindDates.getOrDefault(column, cell(column));
        }
    }
}
