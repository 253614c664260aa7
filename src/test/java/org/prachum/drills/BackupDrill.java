package org.prachum.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.prachum.testing.Client;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.House;
import org.prachum.testing.MailServer;
import org.prachum.testing.Postgres;
import org.prachum.testing.PostgresPrograms;
import org.prachum.testing.Rows;
import org.prachum.testing.WildFly;

/** The scripts of {@code server-config/backup}, by PostgreSQL's own programs, from a full database to an empty machine and back. */
class BackupDrill {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private static final String FILLING = """
            insert into organization (id, subdomain, name, language, zone)
            select gen_random_uuid(), 'kept-' || n, 'Kept ' || n, 'th', 'Asia/Bangkok' from generate_series(1, 3) n;
            insert into branding (tenant_id, id, primary_color, accent_color, welcome_th)
            select id, gen_random_uuid(), '#0b6e4f', '#c8553d', E'ยินดีต้อนรับ\\n"\\\\\\t' from organization where subdomain like 'kept-%';
            insert into picture (tenant_id, id, hash, variant, content_type, bytes)
            select id, gen_random_uuid(), md5(subdomain), 'logo', 'image/png', sha512(subdomain::bytea) from organization where subdomain like 'kept-%';
            insert into account (tenant_id, id, email, name, role, status, last_signed_in_at)
            select id, gen_random_uuid(), 'ann@' || subdomain || '.example', 'Ann', 'admin', 'active', now() from organization where subdomain like 'kept-%';
            insert into employee (tenant_id, number, number_key, name, name_folded)
            select id, n::text, n::text, 'สมชาย ' || n, 'สมชาย ' || n from organization, generate_series(100001, 100400) n where subdomain like 'kept-%';
            insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, taken)
            select id, gen_random_uuid(), 1, 'Kept meeting', 'onsite', 'public', 'k', now() + interval '1 day', now() + interval '25 hours', 200
            from organization where subdomain like 'kept-%';
            insert into registration (tenant_id, meeting_id, number, number_key, name)
            select m.tenant_id, m.id, n::text, n::text, 'สมชาย ' || n from meeting m, generate_series(100001, 100200) n;
            insert into outbox (tenant_id, channel, kind, recipient, language, given_up_at)
            select id, 'mail', 'none', 'ann@kept.example', 'en', now() from organization where subdomain like 'kept-%';
            insert into traffic (tenant_id, hour, requests, registrations)
            select id, now(), 5, 2 from organization where subdomain like 'kept-%';
            select setval('outbox_line', 4711);
            """;

    /** What keeps organizations apart, and whatever else the schema is made of: each thing a line. */
    private static final String SCHEMA = """
            select 'table ' || c.relname || ' ' || c.relowner::regrole || ' ' || c.relrowsecurity || c.relforcerowsecurity from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'S')
            union all select 'policy ' || p::text from pg_policies p where schemaname = 'public'
            union all select 'right ' || c.relname || ' ' || (a.grantee::regrole)::text || ' ' || a.privilege_type
                from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'public'::regnamespace and a.grantee <> c.relowner
            union all select 'right ' || c.relname || '.' || t.attname || ' ' || (a.grantee::regrole)::text || ' ' || a.privilege_type
                from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a where c.relnamespace = 'public'::regnamespace
            union all select 'function ' || pg_get_functiondef(p.oid) || coalesce(
                    (select string_agg((a.grantee)::regrole::text, ' ' order by (a.grantee)::regrole::text) from aclexplode(p.proacl) a), '-')
                from pg_proc p where p.pronamespace = 'public'::regnamespace
            union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
            union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                where connamespace = 'public'::regnamespace
            union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
            union all select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '-')
                from information_schema.columns where table_schema = 'public'
            union all select 'role ' || rolname || ' ' || rolsuper || rolbypassrls || rolcreaterole || rolcreatedb || rolcanlogin
                from pg_roles where rolname like 'prachum%'
            union all select 'promise ' || d.defaclobjtype::text || ' ' || (a.grantee::regrole)::text || ' ' || a.privilege_type
                from pg_default_acl d, aclexplode(d.defaclacl) a
            union all select 'sequence outbox_line ' || last_value from outbox_line
            order by 1
            """;

    @TempDir
    Path folder;

    private Path programs;

    @Test
    void whatWasBackedUpIsThereAgainRowByRowBehindItsWallsAndIsServed() throws Exception {
        Optional<Path> found = PostgresPrograms.installed();
        assumeTrue(found.isPresent(), "Backups are tried with PostgreSQL's own programs, and there are none on this machine: "
                + "install PostgreSQL 15 or newer (apt-get install postgresql), or say where its bin is in PRACHUM_POSTGRES");
        programs = found.get();
        Map<String, String> rows;
        List<String> schema;
        try (Postgres lost = Postgres.startInstalled(programs)) {
            fill(lost);
            rows = rows(lost);
            schema = schema(lost);
            assertThat(script(lost, "backup.sh", folder.toString())).isZero();
            lost.kill();
        }
        Path file = only(".*[.]dump([.]gpg)?");
        assertThat(rows).hasSizeGreaterThan(20).containsKeys("registration", "organization", "flyway_schema_history");
        assertThat(rows).as("an empty table would be missed by nobody").allSatisfy((table, sum) -> assertThat(sum).doesNotStartWith("0 "));
        assertThat(rows.get("registration")).startsWith("601 ");

        try (Postgres postgres = Postgres.startInstalled(programs);
                MailServer mail = MailServer.startOnFreePorts()) {
            Path broken = Files.copy(file, folder.resolve("broken" + file.getFileName()));
            Files.copy(Path.of(file + ".sha256"), Path.of(broken + ".sha256"));
            Files.writeString(broken, "x", StandardOpenOption.APPEND);
            assertThat(script(postgres, "restore.sh", broken.toString())).as("a file that is not what was written").isNotZero();
            assertThat(rows(postgres)).isEmpty();

            assertThat(script(postgres, "restore.sh", file.toString())).isZero();
            assertThat(rows(postgres)).isEqualTo(rows);
            assertThat(schema(postgres)).isEqualTo(schema);
            assertThat(script(postgres, "restore.sh", file.toString())).as("where something is already").isNotZero();
            assertThat(rows(postgres)).isEqualTo(rows);

            WildFly server = WildFly.start(House.environment(postgres, mail));
            try {
                Client somebody = Client.on(server.port(), "kept-2");
                assertThat(somebody.get("/health/ready").status()).isEqualTo(200);
                assertThat(somebody.get("/").body()).contains("Kept meeting");
                assertThat(somebody.postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"100300\"}").status()).isEqualTo(201);
                assertThat(somebody.postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"100001\"}").status()).isEqualTo(409);
            } finally {
                server.kill();
            }
        }
    }

    private void fill(Postgres postgres) throws SQLException {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(postgres.url());
        owner.setUser("prachum_owner");
        owner.setPassword(postgres.libpq().get("PGPASSWORD"));
        FLYWAY.setLevel(Level.WARNING);
        Flyway.configure().dataSource(owner).locations("classpath:db/migration").load().migrate();
        try (Connection connection = postgres.owner();
                Statement statement = connection.createStatement()) {
            statement.execute(FILLING);
        }
        fillTheRest(postgres);
    }

    /** A row of one more organization in each table, whatever tables there are. */
    private static void fillTheRest(Postgres postgres) throws SQLException {
        UUID organization = UUID.randomUUID();
        try (Connection superuser = postgres.superuser()) {
            FreshDatabase.run(superuser, "insert into organization (id, subdomain, name, language, zone) values (?, 'in-each', 'In each', 'en', 'UTC')",
                    organization);
            Rows some = new Rows(superuser);
            for (String table : ask(postgres, "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
                    + " and relname not in ('organization', 'flyway_schema_history') order by 1")) {
                if (FreshDatabase.ask(superuser, "select 1 from " + table + " limit 1").isEmpty()) {
                    some.of(table, organization);
                }
            }
        }
    }

    /** Each table's number of rows, and a checksum over all of them. */
    private static Map<String, String> rows(Postgres postgres) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        for (String table : ask(postgres,
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")) {
            rows.put(table, ask(postgres, "select count(*) || ' ' || coalesce(md5(string_agg(r::text, E'\\n' order by r::text)), '-') from "
                    + table + " r").get(0));
        }
        return rows;
    }

    private static List<String> schema(Postgres postgres) throws SQLException {
        return ask(postgres, SCHEMA);
    }

    private static List<String> ask(Postgres postgres, String question) throws SQLException {
        try (Connection superuser = postgres.superuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }

    private Path only(String name) throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.getFileName().toString().matches(name)).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    /** How it ended. Encrypted where there is gpg. */
    private int script(Postgres postgres, String name, String argument) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder("sh", "server-config/backup/" + name, argument)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/backup-drill.log")));
        command.environment().putAll(postgres.libpq());
        command.environment().put("PATH", programs + File.pathSeparator + System.getenv("PATH"));
        if (Files.isExecutable(Path.of("/usr/bin/gpg"))) {
            Path passphrase = folder.resolve("passphrase");
            Files.writeString(passphrase, "only for the drill\n");
            command.environment().put("PRACHUM_BACKUP_PASSPHRASE_FILE", passphrase.toString());
            command.environment().put("GNUPGHOME", Files.createDirectories(folder.resolve("gnupg")).toString());
        }
        return command.start().waitFor();
    }
}
