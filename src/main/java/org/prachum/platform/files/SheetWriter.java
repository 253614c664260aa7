package org.prachum.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a table as CSV or XLSX, row by row, so that its length does not matter.
 *
 * <p>Values are texts, numbers, {@link LocalDateTime}s or {@code null}. In CSV a text that a spreadsheet would take for a
 * formula gets an apostrophe in front (OWASP ASVS 5.0, V1.2.10): names are typed by strangers, and a formula can send the
 * sheet it stands in to somebody else. In a workbook a text says that it is one, and stays as it is. The stream stays open.
 */
public final class SheetWriter {

    /** The media type of what {@link #csv} writes (RFC 7111). */
    public static final String CSV = "text/csv;charset=UTF-8";

    /** The media type of what {@link #xlsx} writes. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What a cell of a workbook can hold. */
    private static final int LONGEST_TEXT = 32_767;

    /** What a formula begins with, also in full width and small, which a Japanese or Chinese spreadsheet takes for the same. */
    private static final String FORMULA = "=+-@＝＋－＠﹦﹢﹣﹫";

    /** What a workbook would read as the code of a character (ECMA-376, part 1, section 22.9.2.19). */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?");

    private static final int ROWS_IN_MEMORY = 500;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private SheetWriter() {}

    /**
     * RFC 4180 in UTF-8, with the byte order mark that Excel needs to see that it is UTF-8.
     *
     * @throws IllegalArgumentException when a value is of another type
     */
    public static void csv(OutputStream out, List<String> headings, Iterable<? extends List<?>> rows)
            throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        writer.write('\uFEFF');
        // Not closed, because that would close the caller's stream.
        var printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(headings.stream().map(SheetWriter::guarded));
        for (var row : rows) {
            for (var value : row) {
                printer.print(csvValue(value));
            }
            printer.println();
        }
        printer.flush();
    }

    /**
     * A workbook of one sheet.
     *
     * @param sheet its name, at most 31 characters
     * @throws IllegalArgumentException when a value is of another type
     */
    public static void xlsx(OutputStream out, String sheet, List<String> headings, Iterable<? extends List<?>> rows)
            throws IOException {
        var workbook = new Workbook(out, "Prachum", null);
        var worksheet = workbook.newWorksheet(sheet);
        worksheet.freezePane(0, 1);
        for (int column = 0; column < headings.size(); column++) {
            worksheet.inlineString(0, column, text(headings.get(column)));
            worksheet.style(0, column).bold().set();
        }
        int number = 1;
        for (var row : rows) {
            for (int column = 0; column < row.size(); column++) {
                put(worksheet, number, column, row.get(column));
            }
            if (++number % ROWS_IN_MEMORY == 0) {
                worksheet.flush();
            }
        }
        workbook.finish();
        out.flush();
    }

    private static Object csvValue(Object value) {
        if (value instanceof String text) {
            return guarded(text);
        }
        if (value instanceof LocalDateTime moment) {
            return MOMENT.format(moment);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value == null || value instanceof Number) {
            return value;
        }
        throw unknown(value);
    }

    private static void put(Worksheet worksheet, int row, int column, Object value) {
        if (value instanceof String text) {
            worksheet.inlineString(row, column, text(text));
        } else if (value instanceof LocalDateTime moment) {
            worksheet.value(row, column, moment);
            worksheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (value instanceof Number number) {
            worksheet.value(row, column, number);
        } else if (value != null) {
            throw unknown(value);
        }
    }

    /** As a cell of a workbook holds it: line breaks as one character, nothing that looks like an escape, and not too long. */
    private static String text(String text) {
        var whole = ESCAPE.matcher(LINE_BREAK.matcher(text.replace("\0", "")).replaceAll("\n")).replaceAll("_x005F_");
        return whole.length() > LONGEST_TEXT ? whole.substring(0, LONGEST_TEXT) : whole;
    }

    /** Without the control character that no file may hold, and never a formula, whatever nobody sees stands before it. */
    private static String guarded(String text) {
        var clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        int first = clean.codePoints().filter(c -> !isSkipped(c)).findFirst().orElse(' ');
        boolean moves = !clean.isEmpty() && "\t\r\n".indexOf(clean.charAt(0)) >= 0;
        return moves || FORMULA.indexOf(first) >= 0 ? "'" + clean : clean;
    }

    private static boolean isSkipped(int c) {
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static IllegalArgumentException unknown(Object value) {
        return new IllegalArgumentException("A cell holds a text, a number or a moment, not " + value.getClass());
    }
}
