package org.prachum.directory;

/**
 * How a table is read.
 *
 * @param charset its encoding by its name in Java; empty for a workbook, and where it is to be found out
 * @param separator what stands between cells, one character; empty likewise
 * @param sheet the name of the sheet of a workbook; empty for CSV, and where it is to be found out
 * @param headingRow the row with the headings as a spreadsheet numbers it; {@link #NO_HEADINGS}, or {@link #UNKNOWN_ROW}
 */
record SheetFormat(String charset, String separator, String sheet, int headingRow) {

    static final int UNKNOWN_ROW = -1;
    static final int NO_HEADINGS = 0;

    /** All of it is to be found out. */
    static final SheetFormat UNKNOWN = new SheetFormat("", "", "", UNKNOWN_ROW);

    SheetFormat withHeadingRow(int row) {
        return new SheetFormat(charset, separator, sheet, row);
    }

    /** What was chosen after this was shown: where the cells are others, the headings are looked for again. */
    SheetFormat chosen(SheetFormat choice) {
        boolean same = choice.charset.equals(charset) && choice.separator.equals(separator) && choice.sheet.equals(sheet);
        return same || choice.headingRow != headingRow ? choice : choice.withHeadingRow(UNKNOWN_ROW);
    }
}
