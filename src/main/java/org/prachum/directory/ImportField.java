package org.prachum.directory;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a column of an imported file may hold: a column of the directory, or a part of the name, which the directory keeps in one. */
enum ImportField {
    NUMBER,
    NAME,
    TITLE,
    FIRST_NAME,
    MIDDLE_NAME,
    LAST_NAME,
    POSITION,
    SECTION_CODE,
    SECTION_SHORT,
    SECTION_FULL,
    DEPARTMENT_CODE,
    DEPARTMENT_SHORT,
    DEPARTMENT_FULL,
    GROUP_CODE,
    GROUP_SHORT,
    GROUP_FULL,
    DIVISION_CODE,
    DIVISION_SHORT,
    DIVISION_FULL,
    COST_CENTER_CODE,
    COST_CENTER_NAME,
    EMAIL,
    LANGUAGE;

    /** Of which a name is made where no column holds all of it. */
    static final Set<ImportField> NAME_PARTS =
            Collections.unmodifiableSet(EnumSet.of(FIRST_NAME, MIDDLE_NAME, LAST_NAME));

    /** In the database, and in a form. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column of the directory that it fills. */
    EmployeeColumn column() {
        return this == TITLE || NAME_PARTS.contains(this) ? EmployeeColumn.NAME : EmployeeColumn.valueOf(name());
    }

    /** The key of its name for people. */
    String label() {
        return "directory.column." + stored();
    }

    /** Whether it says who somebody is called, alone or with others. */
    boolean isName() {
        return this == NAME || NAME_PARTS.contains(this);
    }

    /** None for a column that is not imported. */
    static Optional<ImportField> of(String stored) {
        return Arrays.stream(values()).filter(field -> field.stored().equals(stored)).findFirst();
    }
}
