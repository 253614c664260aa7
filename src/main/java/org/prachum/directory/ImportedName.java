package org.prachum.directory;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody's name in a file that may have it in several columns: given name first, and in files with a patronymic as their lists write
 * it, family name first. A Thai title is written onto the name.
 */
final class ImportedName {

    private final Map<ImportField, Integer> columns = new EnumMap<>(ImportField.class);
    private final List<ImportField> order;

    /** @param fields what the columns hold, null for those that are left out */
    ImportedName(List<ImportField> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) != null && fields.get(i).column() == EmployeeColumn.NAME) {
                columns.putIfAbsent(fields.get(i), i);
            }
        }
        boolean familyFirst = columns.containsKey(ImportField.MIDDLE_NAME)
                && columns.containsKey(ImportField.LAST_NAME)
                && columns.get(ImportField.LAST_NAME) < columns.get(ImportField.MIDDLE_NAME);
        order = familyFirst
                ? List.of(ImportField.LAST_NAME, ImportField.FIRST_NAME, ImportField.MIDDLE_NAME)
                : List.of(ImportField.FIRST_NAME, ImportField.MIDDLE_NAME, ImportField.LAST_NAME);
    }

    boolean isThere() {
        return columns.keySet().stream().anyMatch(ImportField::isName);
    }

    String of(SheetReader.Row row) {
        String name = cell(row, ImportField.NAME);
        if (name.isEmpty()) {
            name = order.stream().map(part -> cell(row, part)).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        }
        String title = cell(row, ImportField.TITLE);
        if (title.isEmpty() || name.isEmpty() || name.startsWith(title)) {
            return name;
        }
        return Stream.of(title, name).collect(Collectors.joining(isThai(name) ? "" : " "));
    }

    private String cell(SheetReader.Row row, ImportField field) {
        Integer column = columns.get(field);
        return column == null ? "" : row.cell(column);
    }

    private static boolean isThai(String name) {
        return Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.THAI;
    }
}
