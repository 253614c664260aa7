package org.prachum.movingin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables of document 000's program, and the columns without which a table of that name is another program's. */
enum OldTable {
    EMPLOYEES("emp_id", "emp_name"),
    USERS("id", "email"),
    MEETINGS("id", "topic", "meeting_date", "start_time", "end_time"),
    REGISTRATIONS("meeting_id", "emp_id", "emp_name"),
    /** Codes of sign-ins that are over: nothing of it comes along. */
    OTP_TOKENS;

    private final List<String> needed;

    OldTable(String... needed) {
        this.needed = List.of(needed);
    }

    /** In the dump. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A column that it cannot be read without and that is not among these. */
    Optional<String> lacking(List<String> columns) {
        return needed.stream().filter(column -> !columns.contains(column)).findFirst();
    }

    boolean isRead() {
        return this != OTP_TOKENS;
    }

    static Optional<OldTable> of(String stored) {
        return Arrays.stream(values()).filter(table -> table.stored().equals(stored)).findFirst();
    }
}
