package org.prachum.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table of employees, read batch by batch. Rows without a number are no employees; they are counted. */
final class ImportSheet implements AutoCloseable {

    private final SheetReader reader;
    private final Map<EmployeeColumn, String> headings;
    private int read;
    private int skipped;

    private ImportSheet(SheetReader reader) {
        this.reader = reader;
        this.headings = headings(reader.header());
    }

    /**
     * @throws ImportRefused when it is no table, or has no column for number and name
     * @throws IOException when the file cannot be read at all
     */
    static ImportSheet open(Path file) throws IOException {
        SheetReader reader = reader(file);
        try {
            return new ImportSheet(reader);
        } catch (ImportRefused refused) {
            reader.close();
            throw refused;
        }
    }

    /** The columns it does not have. */
    Set<EmployeeColumn> missing() {
        Set<EmployeeColumn> missing = EnumSet.allOf(EmployeeColumn.class);
        missing.removeAll(headings.keySet());
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

    private void take(SheetReader.Row row, List<EmployeeDetails> batch) {
        read++;
        if (row.cell(headings.get(EmployeeColumn.NUMBER)).isBlank()) {
            skipped++;
            return;
        }
        batch.add(EmployeeDetails.read(
                row.number(), column -> headings.containsKey(column) ? row.cell(headings.get(column)) : ""));
    }

    private static SheetReader reader(Path file) throws IOException {
        try {
            return SheetReader.open(file);
        } catch (SheetRefused refused) {
            throw new ImportRefused(refused);
        }
    }

    private static Map<EmployeeColumn, String> headings(List<String> header) {
        Map<EmployeeColumn, String> headings = new EnumMap<>(EmployeeColumn.class);
        for (String heading : header) {
            EmployeeColumn.under(heading).ifPresent(column -> {
                if (headings.put(column, heading) != null) {
                    throw new ImportRefused("directory.sheet.same-heading", 0, heading);
                }
            });
        }
        for (EmployeeColumn column : EmployeeColumn.values()) {
            if (column.isNeeded() && !headings.containsKey(column)) {
                throw new ImportRefused("directory.import.columnMissing", 0, column.heading());
            }
        }
        return headings;
    }
}
