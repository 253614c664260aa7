package org.prachum.directory;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the form of the preview says about how the file is to be read. What it does not say stays as it was.
 *
 * @param typed what was typed into a field by its name, or null
 */
record ImportChoice(UnaryOperator<String> typed) {

    private static final int LONGEST_SHEET = 100;

    SheetFormat format(ImportRun run) {
        SheetFormat was = run.format();
        String charset = said("charset", was.charset());
        String separator = said("separator", was.separator());
        String row = said("heading_row", String.valueOf(was.headingRow()));
        return new SheetFormat(
                run.isWorkbook() || !TextEncoding.OFFERED.contains(charset) ? was.charset() : charset,
                run.isWorkbook() || separator.length() != 1 ? was.separator() : separator,
                run.isWorkbook() ? sheet(was.sheet()) : "",
                row.matches("\\d{1,6}") ? Integer.parseInt(row) : was.headingRow());
    }

    /** The columns with what was chosen for each. */
    List<ImportColumn> columns(List<ImportColumn> were) {
        return were.stream()
                .map(column -> new ImportColumn(
                        column.place(), column.heading(), column.example(), field("column." + column.place(), column.stored())))
                .toList();
    }

    /** Whether anything was chosen that is not shown yet. */
    boolean isOther(ImportRun run, List<ImportColumn> were) {
        return run != null && run.isAsking() && (!format(run).equals(run.format()) || !columns(were).equals(were));
    }

    private String sheet(String was) {
        String sheet = said("sheet", was);
        return sheet.length() > LONGEST_SHEET ? was : sheet;
    }

    private String field(String name, String was) {
        return ImportField.of(said(name, was)).map(ImportField::stored).orElse("");
    }

    private String said(String name, String was) {
        String said = typed.apply(name);
        return said == null ? was : said;
    }
}
