package org.prachum.directory;

import java.util.Arrays;

/**
 * What the directory knows of somebody: the 17 columns of document 000 under the headings it gives them, an address and
 * a language.
 */
enum EmployeeColumn {
    NUMBER("emp_id", "number", 20),
    NAME("emp_name", "name", 255),
    POSITION("position", "position", 255),
    SECTION_CODE("รหัสส่วน", "section_code", 50),
    SECTION_SHORT("sec_short", "section_short", 100),
    SECTION_FULL("ส่วนเต็ม", "section_full", 255),
    DEPARTMENT_CODE("รหัสฝ่าย", "department_code", 50),
    DEPARTMENT_SHORT("ฝ่ายย่อ", "department_short", 100),
    DEPARTMENT_FULL("ฝ่ายเต็ม", "department_full", 255),
    GROUP_CODE("รหัสกลุ่ม", "group_code", 50),
    GROUP_SHORT("กลุ่มย่อ", "group_short", 100),
    GROUP_FULL("กลุ่มเต็ม", "group_full", 255),
    DIVISION_CODE("รหัสสายงาน", "division_code", 50),
    DIVISION_SHORT("สายงานย่อ", "division_short", 100),
    DIVISION_FULL("สายงานเต็ม", "division_full", 255),
    COST_CENTER_CODE("ศูนย์ต้นทุน", "cost_center_code", 50),
    COST_CENTER_NAME("cc_name", "cost_center_name", 255),
    EMAIL("email", "email", 254),
    LANGUAGE("locale", "language", 35);

    private final String heading;
    private final String stored;
    private final int longest;

    EmployeeColumn(String heading, String stored, int longest) {
        this.heading = heading;
        this.stored = stored;
        this.longest = longest;
    }

    /** Over the column in a file. */
    String heading() {
        return heading;
    }

    /** In the database, and the name of its field in a form. */
    String stored() {
        return stored;
    }

    /** In characters as a person counts them, not in UTF-16 units. */
    int longest() {
        return longest;
    }

    /** The key of its name for people. */
    String label() {
        return "directory.column." + stored;
    }

    boolean isNeeded() {
        return this == NUMBER || this == NAME;
    }

    /** Our own two. A file of document 000 does not have them, and leaves what is known of them as it is. */
    boolean isOurs() {
        return this == EMAIL || this == LANGUAGE;
    }

    static EmployeeColumn of(String stored) {
        return Arrays.stream(values()).filter(column -> column.stored.equals(stored)).findFirst().orElseThrow();
    }
}
