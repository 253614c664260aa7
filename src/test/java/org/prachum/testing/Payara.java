package org.prachum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One running Payara Micro with Prachum in it: the same WAR as {@link WildFly} has, on the other server and the other JPA provider.
 * Its configuration and temporary files lie in a directory of its own below {@code target/servers}, and are made anew at each start.
 */
public final class Payara implements AutoCloseable {

    private static final Path SERVER = Checkout.target().resolve("payara/payara-micro.jar");
    private static final Path DRIVER = Checkout.target().resolve("jdbc/postgresql.jar");
    private static final Path WAR = Checkout.target().resolve("prachum.war");
    private static final Path CONFIGURATION = Checkout.root().resolve("server-config/payara");

    /** How long a start may take; a busy machine with two cores needs more than a minute. */
    private static final Duration START = Duration.ofMinutes(5);

    private static final Duration STOP = Duration.ofSeconds(60);

    /** Said once everything is deployed or has failed to be; it runs on either way. */
    private static final Pattern READY = Pattern.compile("Payara Micro .* ready in ");

    /** How long the application may still take to answer after that. */
    private static final Duration AFTER_READY = Duration.ofSeconds(30);

    private final Path base;
    private final Map<String, String> environment;
    private final int port;
    private Process process;

    private Payara(Path base, Map<String, String> environment) {
        this.base = base.toAbsolutePath();
        this.environment = new HashMap<>(environment);
        this.environment.computeIfAbsent("PRACHUM_HTTP_PORT", unset -> String.valueOf(Ports.free()));
        this.port = Integer.parseInt(this.environment.get("PRACHUM_HTTP_PORT"));
    }

    /**
     * Starts a server and returns when it is healthy.
     *
     * @param environment added to ours; without {@code PRACHUM_HTTP_PORT} a free port is taken
     * @throws IllegalStateException when it ends or nothing answers in time, with the end of the log
     */
    public static Payara start(Map<String, String> environment) {
        try {
            var servers = Files.createDirectories(Checkout.target().resolve("servers"));
            var server = new Payara(Files.createTempDirectory(servers, "payara-"), environment);
            server.resume();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that serves from that database and mails to that server, set up as the {@link House} is. */
    public static Payara start(Postgres postgres, MailServer mail) {
        return start(House.environment(postgres, mail));
    }

    public int port() {
        return port;
    }

    /** The address of {@code path} on the host, which JVM clients reach under no name but this one. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public Path log() {
        return base.resolve("server.log");
    }

    /** Starts it, also again after {@link #stop()} or {@link #kill()}, on the same port; returns when it is healthy. */
    public void resume() {
        lay();
        launch();
        awaitHealthy();
    }

    /** Stops in order, by SIGTERM: the application is undeployed. What does not end in a minute is killed. */
    public void stop() {
        process.destroy();
        if (!ends()) {
            kill();
        }
    }

    /** Ends it as a crash would, by SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        ends();
    }

    @Override
    public void close() {
        stop();
    }

    /** Nothing of a run before: the commands that make the configuration expect to find none. */
    private void lay() {
        for (var needed : List.of(SERVER, DRIVER, WAR)) {
            if (Files.notExists(needed)) {
                throw new IllegalStateException("There is no " + needed + " yet: mvn package -DskipTests");
            }
        }
        for (var leftover : List.of("root", "tmp")) {
            Directories.delete(base.resolve(leftover));
        }
        try {
            Files.deleteIfExists(log());
            Files.createDirectories(base.resolve("root"));
            Files.createDirectories(base.resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch() {
        var builder = new ProcessBuilder(command())
                .directory(base.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Payara does not start", e);
        }
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JavaOptions.of(environment));
        command.add("-Djava.io.tmpdir=" + base.resolve("tmp"));
        command.addAll(List.of("-jar", SERVER.toString()));
        command.addAll(List.of("--rootdir", base.resolve("root").toString()));
        command.addAll(List.of("--nocluster", "--disablephonehome"));
        command.addAll(List.of("--addlibs", DRIVER.toString()));
        command.addAll(List.of(
                "--prebootcommandfile", CONFIGURATION.resolve("pre-boot.asadmin").toString()));
        command.addAll(List.of(
                "--postbootcommandfile", CONFIGURATION.resolve("post-boot.asadmin").toString()));
        command.addAll(List.of("--contextroot", "/", "--deploy", WAR.toString()));
        return command;
    }

    private void awaitHealthy() {
        var client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        var request = HttpRequest.newBuilder(uri("/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        var deadline = Instant.now().plus(START);
        var ready = false;
        var answer = "nothing";
        try {
            while (Instant.now().isBefore(deadline) && process.isAlive()) {
                if (!ready && saysReady()) {
                    ready = true;
                    deadline = Instant.now().plus(AFTER_READY);
                }
                try {
                    var response = client.send(request, HttpResponse.BodyHandlers.ofString());
                    if (response.statusCode() == 200) {
                        return;
                    }
                    answer = response.statusCode() + " " + response.body();
                } catch (IOException e) {
                    answer = e.toString();
                }
                process.waitFor(200, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("Interrupted while waiting for /health", e);
        }
        throw failed("/health answers " + answer, null);
    }

    private boolean saysReady() {
        return READY.matcher(Logs.tail(log(), 10)).find();
    }

    /** What has failed to start must not keep its port. */
    private IllegalStateException failed(String what, Throwable cause) {
        kill();
        return new IllegalStateException(what + ". The end of " + log() + ":\n" + Logs.tail(log(), 60), cause);
    }

    private boolean ends() {
        try {
            return process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
