package org.prachum.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.prachum.platform.persistence.Pool;

/** What PostgreSQL's catalogue says about the tables in which organizations own rows, themselves included. */
@ApplicationScoped
class Catalogue {

    static final String ORGANIZATION = "organization";

    /** An owner is a column tenant_id, or one that points at the organization; the organization owns itself. */
    private static final String TABLES = """
            select c.relname::text, owner.attname::text,
                array(select a.attname || ' ' || format_type(a.atttypid, null) from pg_attribute a
                      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                        and a.attname <> owner.attname
                      order by a.attname collate "C"),
                array(select a.attname::text from pg_index i
                      cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
                      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                      where i.indrelid = c.oid and i.indisprimary and a.attname <> owner.attname order by k.place),
                array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
                      where f.contype = 'f' and f.conrelid = c.oid)
            from pg_class c
            cross join lateral (
                select a.attname from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                  and (a.attname = 'tenant_id'
                       or c.oid = 'organization'::regclass and a.attname = 'id'
                       or exists (select from pg_constraint f
                           where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = 'organization'::regclass
                             and f.conkey = array[a.attnum]))
                order by a.attname <> 'tenant_id' limit 1) owner
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
            order by c.relname collate "C"
            """;

    private static final String SCHEMA = """
            select version from flyway_schema_history where success and version is not null
            order by string_to_array(version, '.')::bigint[] desc limit 1
            """;

    @Inject
    @Pool
    DataSource pool;

    /** Those that are pointed at before those that point; else by name. */
    List<Shape> shapes() {
        try (Connection connection = pool.getConnection()) {
            return shapes(connection);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("The catalogue cannot be read.", unreachable);
        }
    }

    static List<Shape> shapes(Connection connection) throws SQLException {
        List<Shape> shapes = new ArrayList<>();
        try (PreparedStatement question = connection.prepareStatement(TABLES);
                ResultSet rows = question.executeQuery()) {
            while (rows.next()) {
                shapes.add(new Shape(
                        rows.getString(1),
                        rows.getString(2),
                        texts(rows.getArray(3)).stream().map(Catalogue::column).toList(),
                        texts(rows.getArray(4)),
                        Set.copyOf(texts(rows.getArray(5)))));
            }
        }
        return parentsFirst(shapes);
    }

    /** The last migration that ran, such as {@code 20261121.1730}. */
    String schema() {
        try (Connection connection = pool.getConnection()) {
            return schema(connection);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("The schema's version cannot be read.", unreachable);
        }
    }

    static String schema(Connection connection) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(SCHEMA);
                ResultSet rows = question.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    static List<Shape> parentsFirst(List<Shape> shapes) {
        List<Shape> waiting = new ArrayList<>(shapes);
        List<Shape> ordered = new ArrayList<>();
        Set<String> open = new HashSet<>(waiting.stream().map(Shape::table).toList());
        while (!waiting.isEmpty()) {
            List<Shape> next = waiting.stream()
                    .filter(shape -> shape.parents().stream().noneMatch(parent -> !parent.equals(shape.table()) && open.contains(parent)))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("Tables point at each other in a circle: " + open);
            }
            ordered.addAll(next);
            waiting.removeAll(next);
            next.forEach(shape -> open.remove(shape.table()));
        }
        return ordered;
    }

    private static Shape.Column column(String nameAndType) {
        int blank = nameAndType.indexOf(' ');
        return new Shape.Column(nameAndType.substring(0, blank), nameAndType.substring(blank + 1));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
