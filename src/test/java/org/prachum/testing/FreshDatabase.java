package org.prachum.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database for one test class, beside the others in the shared PostgreSQL, with the current schema and nothing in it. For one thread. */
public final class FreshDatabase {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Postgres postgres = Postgres.shared();
    private final String name = "fresh_" + NUMBER.incrementAndGet();

    private final Connection superuser;

    private FreshDatabase() {
        postgres.createDatabase(name);
        superuser = as("postgres");
    }

    /** With the roles and their rights, before the first migration. */
    public static FreshDatabase empty() {
        return new FreshDatabase();
    }

    public static FreshDatabase migrated() {
        FreshDatabase database = new FreshDatabase();
        database.migrate();
        return database;
    }

    public void migrate() {
        FLYWAY.setLevel(Level.WARNING);
        Flyway.configure()
                .dataSource(dataSource("prachum_owner"))
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    public String url() {
        return postgres.url(name);
    }

    /** What a server is told to work in it and to migrate it. */
    public Map<String, String> environment() {
        return postgres.environment(name);
    }

    /** A new connection for each asking, as that role. */
    public DataSource dataSource(String role) {
        String who = role.substring(role.indexOf('_') + 1);
        String variable = who.equals("app") ? "PRACHUM_DB_PASSWORD" : "PRACHUM_DB_" + who.toUpperCase(Locale.ROOT) + "_PASSWORD";
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(role);
        source.setPassword(postgres.environment(name).get(variable));
        return source;
    }

    public Connection as(String role) {
        return postgres.connect(name, role);
    }

    /** A transaction of the application's role, begun for that organization; it is rolled back unless committed. */
    public Connection inTenant(UUID tenant) {
        try {
            Connection connection = as("prachum_app");
            connection.setAutoCommit(false);
            try (PreparedStatement setting = connection.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
                setting.setString(1, tenant.toString());
                setting.execute();
            }
            return connection;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Runs a statement as the superuser, whom nothing binds. */
    public int sql(String statement, Object... values) {
        try {
            return run(superuser, statement, values);
        } catch (SQLException refused) {
            throw new IllegalStateException(statement, refused);
        }
    }

    /** The first column of each row that a query answers to the superuser. */
    public List<String> ask(String query, Object... values) {
        try {
            return ask(superuser, query, values);
        } catch (SQLException refused) {
            throw new IllegalStateException(query, refused);
        }
    }

    /** The connection of the superuser, kept open because signing in takes longer than most questions. */
    Connection superuser() {
        return superuser;
    }

    /** How many rows a statement changed on that connection. */
    public static int run(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            return prepared.executeUpdate();
        }
    }

    public static List<String> ask(Connection connection, String query, Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = prepared.executeQuery()) {
                List<String> answers = new ArrayList<>();
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
                return answers;
            }
        }
    }

    /** A new organization, with nothing in it. */
    public UUID organization() {
        UUID id = UUID.randomUUID();
        sql("insert into organization (id, subdomain, name, language, zone) values (?, ?, 'Acme', 'en', 'UTC')",
                id, "t" + NUMBER.incrementAndGet());
        return id;
    }

    /** Every table that belongs to tenants, as the catalogue knows them. */
    public List<String> tenantTables() {
        return ask("""
                select c.relname from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1""");
    }

    /** Those of them that the application may add to and read, and neither change nor delete from. */
    public List<String> onlyAddedTo() {
        return tenantTables().stream()
                .filter(table -> ask("select has_table_privilege('prachum_app', ?, 'UPDATE, DELETE')", table).contains("f"))
                .toList();
    }

    /** Lets the application change what it may only add to, where walls are tried and not grants. */
    public void withEveryGrant() {
        onlyAddedTo().forEach(table -> sql("grant update, delete on " + table + " to prachum_app"));
    }

    /** Takes the second wall away, for controls. */
    public void withoutRowLevelSecurity() {
        tenantTables().forEach(table -> sql("alter table " + table + " disable row level security"));
    }
}
