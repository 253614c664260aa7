package org.prachum.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * A visible sheet of a workbook (ECMA-376), after {@link WorkbookScreening} has found it harmless: the one that somebody chose, or that
 * holds headings we know, or the first with anything in it.
 */
final class XlsxLines implements SheetLines {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
    private static final Pattern DATE_LETTERS = Pattern.compile(".*[dyhDYH].*", Pattern.DOTALL);
    private static final BigDecimal AFTER_LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final int LONGEST_NUMBER = 40;
    private static final int LOOKED_AT = 30;
    private static final int MOST_SHEETS = 50;

    /** How a workbook writes a character that XML cannot hold (ECMA-376, part 1, section 22.9.2.19). */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final ReadableWorkbook workbook;
    private final List<Sheet> visible;
    private final Sheet sheet;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private int lastNumber;

    /** Rows that do not say their number are counted from 0 by the library. */
    private int shift;

    private XlsxLines(ReadableWorkbook workbook, String wanted, ToIntFunction<List<String>> headings) throws IOException {
        this.workbook = workbook;
        this.visible = workbook.getSheets()
                .filter(each -> each.getVisibility() == SheetVisibility.VISIBLE)
                .limit(MOST_SHEETS)
                .toList();
        this.sheet = chosen(wanted, headings);
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
    }

    /**
     * @param wanted the name of a sheet, or empty
     * @param headings how much a row looks like headings
     */
    static XlsxLines open(Path file, String wanted, ToIntFunction<List<String>> headings) throws IOException {
        boolean styled = WorkbookScreening.hasStyles(file);
        ReadableWorkbook workbook = null;
        try {
            workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(styled, true));
            return new XlsxLines(workbook, wanted, headings);
        } catch (IOException | RuntimeException e) {
            if (workbook != null) {
                workbook.close();
            }
            // The library answers a file that is no workbook with whatever it trips over.
            throw e instanceof SheetRefused refusal ? refusal : new SheetRefused("sheet.not-a-table", 0);
        }
    }

    @Override
    public Optional<Line> next() {
        try {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            var row = rows.next();
            if (lastNumber == 0 && row.getRowNum() == 0) {
                shift = 1;
            }
            int number = row.getRowNum() + shift;
            if (number <= lastNumber) {
                throw new SheetRefused("sheet.damaged", lastNumber + 1);
            }
            lastNumber = number;
            List<String> texts = texts(row, number);
            return Optional.of(new Line(number, texts, behindDates(row, texts.size())));
        } catch (SheetRefused e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SheetRefused("sheet.damaged", lastNumber + 1);
        }
    }

    @Override
    public SheetFormat format() {
        return new SheetFormat("", "", sheet.getName(), SheetFormat.UNKNOWN_ROW);
    }

    @Override
    public List<String> sheets() {
        return visible.stream().map(Sheet::getName).toList();
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            workbook.close();
        }
    }

    private Sheet chosen(String wanted, ToIntFunction<List<String>> headings) throws IOException {
        Sheet best = null;
        int highest = -1;
        for (Sheet each : visible) {
            if (each.getName().equals(wanted)) {
                return each;
            }
            int likeness = likeness(each, headings);
            if (likeness > highest) {
                highest = likeness;
                best = each;
            }
        }
        return Optional.ofNullable(best).orElseThrow(() -> new SheetRefused("sheet.empty", 0));
    }

    /** How much the first rows look like headings, or 0; -1 for a sheet without anything. */
    private int likeness(Sheet candidate, ToIntFunction<List<String>> headings) throws IOException {
        try (Stream<Row> start = candidate.openStream()) {
            return start.limit(LOOKED_AT)
                    .map(row -> texts(row, row.getRowNum()).stream().map(SheetReader::tidied).toList())
                    .filter(cells -> cells.stream().anyMatch(cell -> !cell.isEmpty()))
                    .mapToInt(headings)
                    .max()
                    .orElse(-1);
        }
    }

    private static List<String> texts(Row row, int number) {
        int last = row.getCellCount();
        while (last > 0 && text(row, last - 1).isEmpty()) {
            last--;
        }
        if (last > SheetReader.MOST_COLUMNS) {
            throw new SheetRefused("sheet.too-wide", number, SheetReader.MOST_COLUMNS);
        }
        var texts = new ArrayList<String>(last);
        for (int i = 0; i < last; i++) {
            texts.add(text(row, i));
        }
        return texts;
    }

    private static Map<Integer, String> behindDates(Row row, int count) {
        Map<Integer, String> numbers = Map.of();
        for (int i = 0; i < count; i++) {
            var cell = row.getCell(i);
            if (cell != null && cell.getValue() instanceof BigDecimal number && isDate(cell, number)) {
                numbers = numbers.isEmpty() ? new HashMap<>() : numbers;
                numbers.put(i, plain(number));
            }
        }
        return numbers;
    }

    private static String text(Row row, int column) {
        var cell = row.getCell(column);
        if (cell == null || cell.getRawValue() == null) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return isDate(cell, number) ? date(cell) : plain(number);
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean() ? "TRUE" : "FALSE";
        }
        String text = cell.getRawValue();
        return text.contains("_x") ? unescaped(text) : text;
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll(escaped ->
                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escaped.group(1), 16))));
    }

    private static boolean isDate(Cell cell, BigDecimal number) {
        var format = cell.getDataFormatString();
        return format != null
                && cell.getType() == CellType.NUMBER
                && DATE_LETTERS.matcher(QUOTED.matcher(format).replaceAll("")).matches()
                && number.signum() >= 0
                && number.compareTo(AFTER_LAST_DAY) < 0;
    }

    /** As ISO 8601 has it: a day, or a day and a time, or, before the calendar's first day, a time. */
    private static String date(Cell cell) {
        LocalDateTime moment = cell.asDate();
        if (cell.asNumber().compareTo(BigDecimal.ONE) < 0) {
            return moment.toLocalTime().toString();
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toString();
    }

    /** 100002 for 100002.0, 1.00002E5 and 100002; but no million zeros for 1E1000000. */
    private static String plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return Math.abs(stripped.scale()) > LONGEST_NUMBER ? stripped.toString() : stripped.toPlainString();
    }
}
