package org.prachum.directory;

import java.util.List;
import java.util.Map;
import org.prachum.platform.web.Language;

/**
 * How a file is to be read: what somebody chose, and what is guessed by otherwise.
 *
 * @param wanted encoding, separator, sheet and row of headings
 * @param language that of the organization, whose encodings are usual
 * @param remembered what the organization said of headings before, see {@link Headings#fields}
 * @param chosen columns about which somebody decided now; they count where the heading is still the same
 */
record ImportReading(SheetFormat wanted, Language language, Map<String, String> remembered, List<ImportColumn> chosen) {

    /** All of it is guessed. */
    static ImportReading guessed(Language language, Map<String, String> remembered) {
        return new ImportReading(SheetFormat.UNKNOWN, language, remembered, List.of());
    }

    /** What the columns under these headings fill; null for those that are left out. */
    List<ImportField> fields(List<String> headings) {
        List<ImportField> fields = Headings.fields(headings, remembered);
        for (ImportColumn column : chosen) {
            if (column.place() < headings.size() && headings.get(column.place()).equals(column.heading())) {
                fields.set(column.place(), column.field().orElse(null));
            }
        }
        return fields;
    }
}
