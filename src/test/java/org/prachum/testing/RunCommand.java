package org.prachum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * {@code mvn -Prun}: Prachum with everything it needs on this machine, until Ctrl-C, and with the same data at the
 * next start.
 *
 * <p>What the environment already says wins over what we would say. Who gives {@code PRACHUM_DB_URL} gets no database
 * of ours, and who gives {@code PRACHUM_SMTP_HOST} no mail server.
 */
public final class RunCommand {

    private final Map<String, String> given;
    private final Path data = Checkout.root().resolve("data");
    private final Secrets secrets = new Secrets(data.resolve("secrets.properties"));
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private FileChannel reserved;
    private boolean stopping;

    private RunCommand(Map<String, String> given) {
        this.given = given;
    }

    /** Ends with 1 when something cannot start, and says what; otherwise as the signal has it that stopped it. */
    public static void main(String[] arguments) {
        var command = new RunCommand(System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(command::stop, "prachum-stops"));
        System.exit(command.run());
    }

    private int run() {
        try {
            reserveData();
            stopLeftovers();
            requireFreePorts();
            return serve();
        } catch (IllegalStateException | UncheckedIOException e) {
            if (!isStopping()) {
                System.err.println("\n" + e.getMessage());
            }
            return 1;
        }
    }

    /**
     * Two runs in one directory would stop each other's database. The lock ends with the process, however that ends.
     */
    private void reserveData() {
        try {
            Files.createDirectories(data);
            reserved = FileChannel.open(data.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (reserved.tryLock() == null) {
                throw new IllegalStateException("Another mvn -Prun is using " + data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(data + " cannot be written", e);
        }
    }

    /** What a killed run left behind still holds its ports. */
    private void stopLeftovers() {
        WildFly.stopLeftoverIn(data.resolve("wildfly"));
        Postgres.stopLeftoverIn(data.resolve("postgres"));
    }

    private void requireFreePorts() {
        var wanted = new LinkedHashMap<String, Integer>();
        wanted.put("PRACHUM_HTTP_PORT", httpPort());
        if (startsDatabase()) {
            wanted.put("PRACHUM_DB_PORT", databasePort());
        }
        if (startsMail()) {
            wanted.put("PRACHUM_SMTP_PORT", smtpPort());
            wanted.put("PRACHUM_IMAP_PORT", imapPort());
            wanted.put("PRACHUM_MAILBOX_PORT", mailboxPort());
        }
        wanted.values().removeIf(Ports::isFree);
        if (!wanted.isEmpty()) {
            var lines = new StringBuilder();
            wanted.forEach((variable, port) -> lines.append(
                    "Port %d is taken. Another one: %s=%d mvn -Prun%n".formatted(port, variable, Ports.free())));
            throw new IllegalStateException(lines.toString().strip());
        }
    }

    private int serve() {
        var environment = new HashMap<String, String>();
        if (startsDatabase()) {
            say("Starting PostgreSQL ...");
            environment.putAll(start(this::database, Postgres::close).environment());
        }
        if (startsMail()) {
            var mail = start(() -> MailServer.startIn(data.resolve("mail"), smtpPort(), imapPort()), MailServer::close);
            start(() -> MailPage.start(mail, mailboxPort()), MailPage::close);
            environment.putAll(mail.environment());
        }
        environment.put("PRACHUM_HTTP_PORT", String.valueOf(httpPort()));
        environment.put("PRACHUM_BASE_DOMAIN", baseDomain());
        environment.put("PRACHUM_PUBLIC_URL", publicUrl());
        environment.put("PRACHUM_SECRET", secret("PRACHUM_SECRET"));
        environment.put("PRACHUM_MAIL_FROM", "prachum@prachum.example");
        environment.put("PRACHUM_OPERATOR", Welcome.OPERATOR);
        environment.put("PRACHUM_TENANTS", Checkout.root().resolve("tenants").toString());
        environment.putAll(given);

        say("Starting WildFly ...");
        var server = start(() -> WildFly.launchIn(data.resolve("wildfly"), environment), WildFly::close);
        server.awaitReady();
        say(new Welcome(environment, startsMail() ? mailboxPort() : 0, server.log()).text());
        return outlive(server);
    }

    private Postgres database() {
        var passwords = new Postgres.Passwords(
                secret("PRACHUM_DB_SUPERUSER_PASSWORD"),
                secret("PRACHUM_DB_OWNER_PASSWORD"),
                secret("PRACHUM_DB_PASSWORD"),
                secret("PRACHUM_DB_OPERATOR_PASSWORD"));
        return Postgres.startIn(data.resolve("postgres"), databasePort(), passwords);
    }

    /** A server that ends of itself is an error; one that heard the same Ctrl-C as we did is not. */
    private int outlive(WildFly server) {
        var status = server.ended().join();
        if (status != 130 && status != 143 && !isStopping()) {
            System.err.printf(
                    "%nWildFly has ended (%d). The end of %s:%n%s%n",
                    status, server.log(), Logs.tail(server.log(), 30));
        }
        return 1;
    }

    /** Starts one thing more, unless we are stopping, and remembers how to stop it: last started, first stopped. */
    private synchronized <T> T start(Supplier<T> starter, Consumer<T> stopper) {
        if (stopping) {
            throw new IllegalStateException("Stopping");
        }
        var started = starter.get();
        stops.push(() -> stopper.accept(started));
        return started;
    }

    private synchronized void stop() {
        stopping = true;
        if (stops.isEmpty()) {
            return;
        }
        System.out.println("\nStopping ...");
        while (!stops.isEmpty()) {
            try {
                stops.pop().run();
            } catch (IllegalStateException | UncheckedIOException e) {
                System.err.println(e.getMessage());
            }
        }
        System.out.println("Stopped. Everything is kept in " + data);
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private boolean startsDatabase() {
        return !given.containsKey("PRACHUM_DB_URL");
    }

    private boolean startsMail() {
        return !given.containsKey("PRACHUM_SMTP_HOST");
    }

    private int httpPort() {
        return port("PRACHUM_HTTP_PORT", 8080);
    }

    private int databasePort() {
        return port("PRACHUM_DB_PORT", 5433);
    }

    private int smtpPort() {
        return port("PRACHUM_SMTP_PORT", 3025);
    }

    private int imapPort() {
        return port("PRACHUM_IMAP_PORT", 3143);
    }

    private int mailboxPort() {
        return port("PRACHUM_MAILBOX_PORT", 8025);
    }

    private int port(String variable, int otherwise) {
        var text = given.getOrDefault(variable, String.valueOf(otherwise));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new IllegalStateException(variable + " is no port: " + text);
        }
        return Integer.parseInt(text);
    }

    private String baseDomain() {
        return given.getOrDefault("PRACHUM_BASE_DOMAIN", "localhost");
    }

    private String publicUrl() {
        return given.getOrDefault("PRACHUM_PUBLIC_URL", "http://" + baseDomain() + ":" + httpPort());
    }

    private String secret(String variable) {
        return given.containsKey(variable) ? given.get(variable) : secrets.get(variable);
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
