package org.prachum.transfer;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an export leaves behind, and why; everything else that the catalogue names comes along. */
final class LeftOut {

    /** @param arrives what the column holds on arrival, as SQL; where it is null, what the table has by default */
    private record Column(String why, String arrives) {}

    private static final String WORTHLESS = "a secret of this installation, and worth nothing after minutes";

    private static final String MOVING = "what is being read here of another program, and the report of it";

    private static final Map<String, String> TABLES = new TreeMap<>(Map.ofEntries(
            Map.entry("arrival", WORTHLESS),
            Map.entry("arrival_piece", "a file that is arriving here"),
            Map.entry("arrival_run", "a file that is arriving here"),
            Map.entry("one_time_code", WORTHLESS),
            Map.entry("wrong_code", WORTHLESS),
            Map.entry("idempotency", "answers to requests of the last day, known by the installation's secret"),
            Map.entry("outbox", "what is on its way, or was sent, from here; a copy would send it twice"),
            Map.entry("employee_import", "a file that is being read here"),
            Map.entry("employee_import_column", "a file that is being read here"),
            Map.entry("employee_import_piece", "a file that is being read here"),
            Map.entry("employee_import_row", "a file that is being read here"),
            Map.entry("employee_import_problem", "a file that is being read here"),
            Map.entry("employee_word", "follows from the employees"),
            Map.entry("move", MOVING),
            Map.entry("move_file", MOVING),
            Map.entry("move_organizer", MOVING),
            Map.entry("move_meeting", MOVING),
            Map.entry("move_place", MOVING),
            Map.entry("move_note", MOVING),
            Map.entry("passkey", "made for a host of this installation; added anew on arrival"),
            Map.entry("privacy_round", "when this installation last let go of what was due"),
            Map.entry("traffic", "how much this installation was asked"),
            Map.entry("own_domain", "proved in the DNS to this installation; claimed anew on arrival"),
            Map.entry("mail_day", "how many mails left this installation"),
            Map.entry("quota", "what this platform's operator allows")));

    private static final Map<String, Column> COLUMNS = new TreeMap<>(Map.of(
            "employee.number_shape", new Column("follows from the number", null),
            "integration.sealed", new Column("a secret that only this installation can read; entered again on arrival", null),
            "integration.previous_sealed", new Column("a secret that only this installation can read", null),
            "integration.previous_until", new Column("belongs to a secret that stays", null),
            "integration.active", new Column("switched off on arrival, until its secret is entered again", "false"),
            "organization.subdomain", new Column("stands in the manifest, and may be another on arrival", null),
            "organization.status", new Column("an organization arrives open", null),
            "organization.closed_at", new Column("an organization arrives open", null),
            "organization.erase_at", new Column("an organization arrives open", null),
            "organization.demo", new Column("a demonstration is renewed from its folder", null)));

    private LeftOut() {}

    static boolean isLeftOut(String table) {
        return TABLES.containsKey(table);
    }

    static boolean isLeftOut(String table, String column) {
        return COLUMNS.containsKey(table + "." + column);
    }

    /** What a column holds on arrival, where that is not what the table has by default. */
    static Optional<String> arrives(String table, String column) {
        return Optional.ofNullable(COLUMNS.get(table + "." + column)).map(Column::arrives);
    }

    /** Tables, and columns as {@code table.column}, with the reason. */
    static Map<String, String> reasons() {
        Map<String, String> reasons = new TreeMap<>(TABLES);
        COLUMNS.forEach((name, column) -> reasons.put(name, column.why()));
        return reasons;
    }
}
