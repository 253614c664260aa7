package org.prachum.directory;

import java.util.List;

/**
 * An uploaded table that is not read, or not read on.
 *
 * <p>The key names the reason, the row is the one where it was noticed as a spreadsheet numbers it (0 when it concerns
 * the whole file), the arguments are what the sentence shown to the person needs:
 *
 * <ul>
 *   <li>{@code sheet.not-a-table}: neither text nor a workbook
 *   <li>{@code sheet.old-workbook}: an .xls of before 2007; {@code sheet.password}: a workbook with a password; {@code
 *       sheet.binary-workbook}: an .xlsb; {@code sheet.open-document}: an .ods; {@code sheet.numbers}: of Apple's Numbers; {@code
 *       sheet.pdf}; {@code sheet.web-page}: a table of a web page, whatever it is called
 *   <li>{@code sheet.empty}: no row with headings
 *   <li>{@code sheet.damaged}: it cannot be read from this row on
 *   <li>{@code sheet.unsafe}: it unfolds too far, or holds what no spreadsheet program writes
 *   <li>{@code sheet.too-heavy} (bytes), {@code sheet.too-long} (rows), {@code sheet.too-wide} (columns), {@code
 *       sheet.cell-too-long} (characters): beyond the limit given, the last for a row that does not end
 * </ul>
 */
public class SheetRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final int row;
    private final transient List<Object> arguments;

    SheetRefused(String key, int row, Object... arguments) {
        super(key + " in row " + row);
        this.key = key;
        this.row = row;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public int row() {
        return row;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
