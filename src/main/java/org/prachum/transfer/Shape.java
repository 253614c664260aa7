package org.prachum.transfer;

import java.util.List;
import java.util.Set;

/**
 * A table in which organizations own rows.
 *
 * @param owner the column that says whose a row is, which nobody here reads or writes
 * @param columns all others, by name; generated ones are none of them
 * @param key the primary key without the owner
 * @param parents the tables it points at
 */
record Shape(String table, String owner, List<Column> columns, List<String> key, Set<String> parents) {

    private static final Set<String> TEXTS = Set.of("text", "character varying", "character");

    /** @param type as PostgreSQL calls it, without what limits it */
    record Column(String name, String type) {

        boolean isBinary() {
            return "bytea".equals(type);
        }

        boolean isText() {
            return TEXTS.contains(type);
        }

        /** As statements name it. */
        String quoted() {
            return quote(name);
        }
    }

    String quoted() {
        return quote(table);
    }

    /** What an export takes along of it. */
    List<Column> taken() {
        return columns.stream().filter(column -> !LeftOut.isLeftOut(table, column.name())).toList();
    }

    List<Column> binaries() {
        return taken().stream().filter(Column::isBinary).toList();
    }

    Column column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
    }

    /** A name of the catalogue as a statement has it; one that needs more than quotes is none of ours. */
    static String quote(String name) {
        if (!name.matches("[a-z_][a-z0-9_]*")) {
            throw new IllegalStateException("No name of ours: " + name);
        }
        return '"' + name + '"';
    }
}
