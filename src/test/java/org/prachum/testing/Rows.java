package org.prachum.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One row of any table for any organization, made up from what the catalogue says of its columns, its checks and its foreign keys, so
 * that no list of tables has to be kept. Where a column wants something that its type does not tell, it is said in {@link #text}.
 */
public final class Rows {

    /** A row that exists, or could: its values by column. */
    public record Row(String table, Map<String, Object> values, List<String> key) {

        /** The condition that finds it by its primary key; {@link #keyValues} go with it. */
        public String condition() {
            return key.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
        }

        public Object[] keyValues() {
            return key.stream().map(values::get).toArray();
        }

        public UUID id() {
            return (UUID) values.get("id");
        }

        /** The statement that inserts it; {@link #allValues} go with it. */
        public String insert() {
            return "insert into " + table + " (" + String.join(", ", values.keySet()) + ") values ("
                    + values.keySet().stream().map(any -> "?").collect(Collectors.joining(", ")) + ")";
        }

        public Object[] allValues() {
            return values.values().toArray();
        }
    }

    /** @param table the one pointed at */
    public record ForeignKey(String table, String column, String parent) {}

    private record Column(String name, String type, boolean defaulted) {}

    /** Only a registration that is cancelled holds a seat for a while, and none is made up here. */
    private static final Set<String> EMPTY = Set.of("registration.held_until");

    private static final Pattern FROM = Pattern.compile(">= (\\d+)");
    private static final Pattern ONE_OF = Pattern.compile("ARRAY\\['([^']*)'");

    private final Connection superuser;
    private final Map<String, Row> made = new HashMap<>();
    private int count;

    public Rows(FreshDatabase database) {
        this(database.superuser());
    }

    /** In any database, as whoever may do everything there. */
    public Rows(Connection superuser) {
        this.superuser = superuser;
    }

    /** The row of that table and organization; stored, with all it points at, when it is first asked for. */
    public Row of(String table, UUID tenant) {
        String name = table + " " + tenant;
        if (!made.containsKey(name)) {
            Row row = imagine(table, tenant);
            store(row);
            made.put(name, row);
        }
        return made.get(name);
    }

    private void store(Row row) {
        try {
            FreshDatabase.run(superuser, row.insert(), row.allValues());
        } catch (SQLException refused) {
            throw new IllegalStateException(row.insert(), refused);
        }
    }

    /** Another row of that table and organization, which is not stored; what it points at is. */
    public Row imagine(String table, UUID tenant) {
        count++;
        Map<String, String> parents = foreignKeys().stream()
                .filter(foreign -> foreign.table().equals(table))
                .collect(Collectors.toMap(ForeignKey::column, ForeignKey::parent));
        Map<String, Object> values = new LinkedHashMap<>();
        for (Column column : columns(table)) {
            if (EMPTY.contains(table + "." + column.name())) {
                continue;
            }
            if (column.name().equals("tenant_id") || "organization".equals(parents.get(column.name()))) {
                values.put(column.name(), tenant);
            } else if (parents.containsKey(column.name())) {
                values.put(column.name(), of(parents.get(column.name()), tenant).id());
            } else if (!column.defaulted() || column.name().equals("id")) {
                values.put(column.name(), value(table, column, values.size()));
            }
        }
        return new Row(table, values, key(table));
    }

    /** Every foreign key between tables of tenants, by the column that is not the tenant. */
    public List<ForeignKey> foreignKeys() {
        return query("""
                select c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text
                from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.attname <> 'tenant_id'
                where c.contype = 'f' and c.connamespace = 'public'::regnamespace""",
                row -> new ForeignKey(row.getString(1), row.getString(2), row.getString(3)));
    }

    private Object value(String table, Column column, int place) {
        return switch (column.type()) {
            case "uuid" -> UUID.randomUUID();
            case "text" -> text(table, column.name());
            case "integer", "smallint" -> Math.max(count, least(table, column.name()));
            case "bigint" -> (long) count;
            case "boolean" -> Boolean.FALSE;
            case "bytea" -> new byte[] {1, 2, (byte) count};
            case "timestamp with time zone" -> Timestamp.from(
                    Instant.parse("2027-01-01T00:00:00Z").plus(place, ChronoUnit.HOURS));
            default -> throw new IllegalStateException(table + "." + column.name() + ": no example of a " + column.type());
        };
    }

    /** Where it has to be a number from so many on. */
    private int least(String table, String column) {
        Matcher from = FROM.matcher(checks(table, column));
        return from.find() ? Integer.parseInt(from.group(1)) : 0;
    }

    private String text(String table, String column) {
        Matcher oneOf = ONE_OF.matcher(checks(table, column));
        if (oneOf.find()) {
            return oneOf.group(1);
        }
        if (table.equals("own_domain") && column.equals("name")) {
            return "meet-" + UUID.randomUUID() + ".example";
        }
        if (column.contains("email")) {
            return "ann" + count + "@acme.example";
        }
        if (column.endsWith("_color")) {
            return "#0b6e4f";
        }
        return column.equals("language") ? "en" : column.charAt(0) + String.valueOf(count);
    }

    private List<Column> columns(String table) {
        return query(
                """
                select a.attname, format_type(a.atttypid, null), a.atthasdef or a.attidentity <> ''
                from pg_attribute a
                where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum""",
                row -> new Column(row.getString(1), row.getString(2), row.getBoolean(3)),
                table);
    }

    private List<String> key(String table) {
        return query(
                """
                select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                where i.indrelid = ?::regclass and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)""",
                row -> row.getString(1),
                table);
    }

    /** What is checked of that column alone. */
    private String checks(String table, String column) {
        return String.join(
                " ",
                query(
                        """
                        select pg_get_constraintdef(c.oid) from pg_constraint c
                        join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
                        where c.contype = 'c' and c.conrelid = ?::regclass and a.attname = ?""",
                        row -> row.getString(1),
                        table,
                        column));
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String query, Reading<T> reading, Object... values) {
        try (PreparedStatement prepared = superuser.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = prepared.executeQuery()) {
                List<T> answers = new ArrayList<>();
                while (rows.next()) {
                    answers.add(reading.read(rows));
                }
                return answers;
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(query, refused);
        }
    }
}
