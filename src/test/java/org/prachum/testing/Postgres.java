package org.prachum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of our own on loopback, with the database {@code prachum} in it, owned by {@code prachum_owner}, and
 * the three roles of {@code server-config/postgres/roles.sql}. Everybody signs in with a password (SCRAM), also the
 * superuser, so that a role that could not sign in in production cannot here.
 *
 * <p>A commit that returned is on the disk: {@code fsync}, {@code full_page_writes} and {@code synchronous_commit} are
 * on, and the server is asked whether they are. Drills depend on it ({@link #kill()} is an honest crash), and so does
 * the person who keeps their data in {@code data/}.
 *
 * <p>Not thread-safe where it starts and stops; connections may be opened by any thread.
 */
public final class Postgres implements AutoCloseable {

    /** The database that is made at first start. */
    public static final String DATABASE = "prachum";

    private static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> DURABLE = List.of("fsync", "full_page_writes", "synchronous_commit");

    private final Path directory;
    private final int port;
    private final Passwords passwords;
    private final boolean disposable;
    private final Optional<Path> installed;

    private Postgres(Path directory, int port, Passwords passwords, boolean disposable) {
        this(directory, port, passwords, disposable, Optional.empty());
    }

    private Postgres(Path directory, int port, Passwords passwords, boolean disposable, Optional<Path> installed) {
        this.directory = directory;
        this.port = port;
        this.passwords = passwords;
        this.disposable = disposable;
        this.installed = installed;
    }

    /** The four passwords: the superuser's, which only set-up and drills use, and those of the three roles. */
    public record Passwords(String superuser, String owner, String app, String operator) {

        static Passwords random() {
            return new Passwords(Secrets.random(), Secrets.random(), Secrets.random(), Secrets.random());
        }

        private String of(String role) {
            return switch (role) {
                case SUPERUSER -> superuser;
                case "prachum_owner" -> owner;
                case "prachum_app" -> app;
                case "prachum_operator" -> operator;
                default -> throw new IllegalArgumentException("No role is called " + role);
            };
        }
    }

    /**
     * The one that all tests of this JVM may share; it ends with the JVM. Take a {@link #createDatabase} of your own
     * in it.
     */
    public static Postgres shared() {
        return Shared.INSTANCE;
    }

    /** A new, empty one on a free port, below {@code target/}; it is deleted when it is closed. */
    public static Postgres start() {
        return start(Optional.empty());
    }

    /** The same with the programs of an installation, which may be of another version ({@link PostgresPrograms}). */
    public static Postgres startInstalled(Path programs) {
        return start(Optional.of(programs));
    }

    private static Postgres start(Optional<Path> installed) {
        try {
            var parent = Files.createDirectories(Checkout.target().resolve("databases"));
            var directory = Files.createTempDirectory(parent, "postgres-");
            return started(new Postgres(directory, Ports.free(), Passwords.random(), true, installed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One whose data stays in {@code directory}, made there if the directory is new or empty. A server that a killed
     * process left behind in it is stopped first.
     */
    public static Postgres startIn(Path directory, int port, Passwords passwords) {
        return started(new Postgres(directory.toAbsolutePath(), port, passwords, false));
    }

    /** Stops a server that still runs in {@code directory} because whoever started it was killed. */
    static void stopLeftoverIn(Path directory) {
        var leftover = new Postgres(directory.toAbsolutePath(), 0, Passwords.random(), false);
        if (leftover.isRunning()) {
            leftover.stop();
        }
    }

    private static Postgres started(Postgres postgres) {
        if (Files.notExists(postgres.directory.resolve("PG_VERSION"))) {
            postgres.initialize();
        } else if (postgres.isRunning()) {
            postgres.stop();
        }
        postgres.launch();
        return postgres;
    }

    public int port() {
        return port;
    }

    /** The JDBC URL of {@link #DATABASE}, without user or password. */
    public String url() {
        return url(DATABASE);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public Connection superuser() {
        return connect(DATABASE, SUPERUSER);
    }

    public Connection owner() {
        return connect(DATABASE, "prachum_owner");
    }

    public Connection app() {
        return connect(DATABASE, "prachum_app");
    }

    public Connection operator() {
        return connect(DATABASE, "prachum_operator");
    }

    /** A connection to {@code database} as one of the three roles or as the superuser {@code postgres}. */
    public Connection connect(String database, String role) {
        var login = new Properties();
        login.setProperty("user", role);
        login.setProperty("password", passwords.of(role));
        try {
            return DriverManager.getConnection(url(database), login);
        } catch (SQLException e) {
            throw new IllegalStateException(role + " cannot connect to " + database, e);
        }
    }

    /** What the application wants to know in its environment to work in {@link #DATABASE} and to migrate it. */
    public Map<String, String> environment() {
        return environment(DATABASE);
    }

    public Map<String, String> environment(String database) {
        return Map.of(
                "PRACHUM_DB_URL", url(database),
                "PRACHUM_DB_OWNER_USER", "prachum_owner",
                "PRACHUM_DB_OWNER_PASSWORD", passwords.owner(),
                "PRACHUM_DB_USER", "prachum_app",
                "PRACHUM_DB_PASSWORD", passwords.app(),
                "PRACHUM_DB_OPERATOR_USER", "prachum_operator",
                "PRACHUM_DB_OPERATOR_PASSWORD", passwords.operator());
    }

    /** What libpq wants to know in the environment to connect to {@link #DATABASE} as the owner. */
    public Map<String, String> libpq() {
        return Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", String.valueOf(port),
                "PGDATABASE", DATABASE,
                "PGUSER", "prachum_owner",
                "PGPASSWORD", passwords.owner());
    }

    /** Another database beside {@link #DATABASE}, with the same roles and rights in it. */
    public void createDatabase(String name) {
        try (var connection = connect("postgres", SUPERUSER);
                var statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(name, true));
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " cannot be made", e);
        }
        grantRoles(name);
    }

    /** Ends it as a power cut would: every process of it gets SIGKILL, nothing is written down first. */
    public void kill() {
        var postmaster = postmaster();
        var processes =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join());
    }

    /** Ends it in order: open transactions are rolled back, connections cut, everything written. */
    public void stop() {
        run(program("pg_ctl", "-D", directory.toString(), "-m", "fast", "-w", "-t", seconds(), "stop"));
    }

    /**
     * Starts it again, on the same port, after {@link #stop()} or {@link #kill()}; returns when it takes connections.
     */
    public void resume() {
        launch();
    }

    /** Stops and resumes. */
    public void restart() {
        stop();
        resume();
    }

    @Override
    public void close() {
        if (isRunning()) {
            stop();
        }
        if (disposable) {
            Directories.delete(directory);
            Directories.delete(log());
        }
    }

    private void initialize() {
        var superuserPassword = directory.resolveSibling(directory.getFileName() + ".password");
        try {
            Files.createDirectories(directory.getParent());
            Secrets.writePrivately(superuserPassword, passwords.superuser());
            var command = program(
                    "initdb",
                    "-D",
                    directory.toString(),
                    "--username=" + SUPERUSER,
                    "--pwfile=" + superuserPassword,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8");
            // Its own locales came with version 17; before, they are the machine's.
            command.addAll(installed.isPresent()
                    ? List.of("--locale=C.UTF-8")
                    : List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            run(command);
            Files.delete(superuserPassword);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot write to " + directory, e);
        }
    }

    private void launch() {
        var options = String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c fsync=on",
                "-c full_page_writes=on",
                "-c synchronous_commit=on",
                "-c max_connections=200");
        // pg_ctl puts the server into a session of its own, so a Ctrl-C meant for the launcher does not reach it.
        run(program(
                "pg_ctl",
                "-D",
                directory.toString(),
                "-l",
                log().toString(),
                "-w",
                "-t",
                seconds(),
                "-o",
                options,
                "start"));
        try {
            requireDurable();
            // Again at every start: the passwords may be new, and so may the file.
            if (exists(DATABASE)) {
                grantRoles(DATABASE);
            } else {
                createDatabase(DATABASE);
            }
        } catch (IllegalStateException e) {
            stop();
            throw e;
        }
    }

    private void requireDurable() {
        try (var connection = connect("postgres", SUPERUSER);
                var statement = connection.createStatement()) {
            for (var setting : DURABLE) {
                try (var answer = statement.executeQuery("show " + setting)) {
                    answer.next();
                    if (!answer.getString(1).equals("on")) {
                        throw new IllegalStateException("PostgreSQL runs with " + setting + " " + answer.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not say whether it keeps what it is given", e);
        }
    }

    private boolean exists(String database) {
        try (var connection = connect("postgres", SUPERUSER);
                var query = connection.prepareStatement("select from pg_database where datname = ?")) {
            query.setString(1, database);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not list its databases", e);
        }
    }

    private void grantRoles(String database) {
        try (var connection = connect(database, SUPERUSER);
                var setting = connection.prepareStatement("select set_config(?, ?, false)");
                var script = connection.createStatement()) {
            for (var role : List.of("owner", "app", "operator")) {
                setting.setString(1, "prachum." + role + "_password");
                setting.setString(2, passwords.of("prachum_" + role));
                setting.execute();
            }
            script.execute(Files.readString(Checkout.root().resolve("server-config/postgres/roles.sql")));
        } catch (SQLException e) {
            throw new IllegalStateException("The roles cannot be made in " + database, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isRunning() {
        return Files.exists(pidFile())
                && readPid().flatMap(ProcessHandle::of).filter(this::isPostgres).isPresent();
    }

    /** A pid file may outlive its process, and the number may be somebody else's by now. */
    private boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").contains("postgres");
    }

    private ProcessHandle postmaster() {
        return readPid()
                .flatMap(ProcessHandle::of)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run in " + directory));
    }

    private Optional<Long> readPid() {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    /** What the server says; of statements only while somebody asks for them, see {@link Statements}. */
    Path log() {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    private static String seconds() {
        return String.valueOf(PATIENCE.toSeconds());
    }

    private List<String> program(String name, String... arguments) {
        var command = new ArrayList<>(Unprivileged.prefix());
        command.add(installed.orElseGet(() -> PostgresBinaries.directory().resolve("bin")).resolve(name).toString());
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private void run(List<String> command) {
        try {
            var output = Files.createTempFile("prachum-postgres-", ".log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var status = process.waitFor();
            var said = Files.readString(output);
            Files.delete(output);
            if (status != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " failed (" + status + ")\n" + said + Logs.tail(log(), 20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's programs do not run here: " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for PostgreSQL", e);
        }
    }

    private static final class Shared {

        private static final Postgres INSTANCE = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "postgres-stops"));
        }
    }
}
