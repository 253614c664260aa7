package org.prachum.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table of employees, read batch by batch. Rows that are nobody's are no employees: those without a number, totals, and lines of text
 * below the table. They are counted.
 */
final class ImportSheet implements AutoCloseable {

    private static final int LONGEST_EXAMPLE = 60;
    private static final int LONGEST_NOTHING = 6;

    /** What programs write into a cell that has nothing to say. */
    private static final Pattern NOTHING = Pattern.compile("(?i)[-–—.*?]+|#?n/?a|#?null!?|none|nan|нет|ไม่มี");

    private static final Pattern TOTAL = Pattern.compile("(?:grand |sub[- ]?)?totals?|totaux|sous-total|total général|"
            + "(?:общий )?итог|итого|всего|ยอดรวม|รวม(?:ทั้งหมด|ทั้งสิ้น)?(?: \\d+)?(?: คน)?|จำนวน(?:ทั้งหมด|รวม)");

    private static final String TOTAL_BEGINNINGS = "gstоивยรจ";

    private static final Pattern AFTER_TOTAL = Pattern.compile("[\\s:=\\d.,()]+$");

    private final SheetReader reader;
    private final List<ImportField> fields;
    private final Map<EmployeeColumn, Integer> columns = new EnumMap<>(EmployeeColumn.class);
    private final ImportedName names;
    private int read;
    private int skipped;

    private ImportSheet(SheetReader reader, ImportReading reading) {
        this.reader = reader;
        this.fields = reading.fields(reader.header());
        for (int i = 0; i < fields.size(); i++) {
            ImportField field = fields.get(i);
            if (field != null && field.column() != EmployeeColumn.NAME) {
                columns.putIfAbsent(field.column(), i);
            }
        }
        this.names = new ImportedName(fields);
    }

    /**
     * Opens a file in which number and name have to be found.
     *
     * @throws ImportRefused when it is no table, or has no column for number and name
     * @throws IOException when the file cannot be read at all
     */
    static ImportSheet openMapped(Path file, ImportReading reading) throws IOException {
        ImportSheet sheet = open(file, reading);
        if (!sheet.isMapped()) {
            sheet.close();
            EmployeeColumn lacking = sheet.columns.containsKey(EmployeeColumn.NUMBER) ? EmployeeColumn.NAME : EmployeeColumn.NUMBER;
            throw new ImportRefused("directory.import.columnMissing", 0, lacking.heading());
        }
        return sheet;
    }

    /**
     * @throws ImportRefused when it is no table
     * @throws IOException when the file cannot be read at all
     */
    static ImportSheet open(Path file, ImportReading reading) throws IOException {
        try {
            SheetReader reader = SheetReader.open(file, reading.wanted(), reading.language(), Headings::likeness);
            return new ImportSheet(reader, reading);
        } catch (SheetRefused refused) {
            throw new ImportRefused(refused);
        }
    }

    /** Whether it is known which columns hold the number and the name. */
    boolean isMapped() {
        return columns.containsKey(EmployeeColumn.NUMBER) && names.isThere();
    }

    SheetFormat format() {
        return reader.format();
    }

    List<String> sheets() {
        return reader.sheets();
    }

    /** Its columns, but for those without a heading and anything in them. */
    List<ImportColumn> columns() {
        return IntStream.range(0, fields.size())
                .mapToObj(this::column)
                .filter(column -> !column.heading().isEmpty() || !column.example().isEmpty())
                .toList();
    }

    /** The columns of the directory that it does not have. */
    Set<EmployeeColumn> missing() {
        Set<EmployeeColumn> missing = EnumSet.allOf(EmployeeColumn.class);
        missing.removeAll(columns.keySet());
        missing.remove(EmployeeColumn.NAME);
        return missing;
    }

    /**
     * The next employees; none at the end.
     *
     * @throws ImportRefused when the file cannot be read on
     */
    List<EmployeeDetails> next(int most) {
        List<EmployeeDetails> batch = new ArrayList<>();
        try {
            while (batch.size() < most && reader.hasNext()) {
                take(reader.next(), batch);
            }
        } catch (SheetRefused refused) {
            throw new ImportRefused(refused);
        }
        return batch;
    }

    /** How many rows were read, the skipped ones included. */
    int read() {
        return read;
    }

    int skipped() {
        return skipped;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private ImportColumn column(int place) {
        String example = reader.example(place);
        return new ImportColumn(
                place,
                reader.header().get(place),
                example.length() > LONGEST_EXAMPLE ? example.substring(0, LONGEST_EXAMPLE) + "…" : example,
                fields.get(place) == null ? "" : fields.get(place).stored());
    }

    private void take(SheetReader.Row row, List<EmployeeDetails> batch) {
        read++;
        String number = NumberCell.read(row.numberCell(columns.get(EmployeeColumn.NUMBER)));
        String name = names.of(row);
        if (isNobody(row, number, name)) {
            skipped++;
            return;
        }
        batch.add(EmployeeDetails.read(row.number(), column -> switch (column) {
            case NUMBER -> number;
            case NAME -> name;
            default -> columns.containsKey(column) ? said(row.cell(columns.get(column)), column) : "";
        }));
    }

    private static String said(String cell, EmployeeColumn column) {
        return column.isOurs() && isNothing(cell) ? "" : cell;
    }

    private static boolean isNobody(SheetReader.Row row, String number, String name) {
        if (number.isBlank() || isNothing(number) || isTotal(number)) {
            return true;
        }
        boolean remark = name.isEmpty()
                && (number.contains(" ") || number.chars().noneMatch(Character::isDigit))
                && row.cells().stream().filter(cell -> !cell.isEmpty()).count() == 1;
        return remark || isTotal(name) || name.isEmpty() && row.cells().stream().anyMatch(ImportSheet::isTotal);
    }

    private static boolean isNothing(String cell) {
        return cell.length() <= LONGEST_NOTHING && NOTHING.matcher(cell).matches();
    }

    private static boolean isTotal(String cell) {
        return !cell.isEmpty()
                && cell.length() < LONGEST_EXAMPLE
                && TOTAL_BEGINNINGS.indexOf(Character.toLowerCase(cell.charAt(0))) >= 0
                && TOTAL.matcher(AFTER_TOTAL.matcher(cell.toLowerCase(Locale.ROOT)).replaceFirst("")).matches();
    }
}
