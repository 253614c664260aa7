package org.prachum.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * One running WildFly with Prachum in it. The server's programs are those the build provisioned into {@code
 * target/server}, shared by all; configuration, deployment, log and temporary files lie in a base directory of its
 * own, so several run at once.
 *
 * <p>The JVM is started directly and not by {@code standalone.sh}: a signal to the script does not reach the JVM,
 * which then runs on, port and all.
 */
public final class WildFly implements AutoCloseable {

    private static final Path HOME = Checkout.target().resolve("server");
    private static final Path WAR = Checkout.target().resolve("prachum.war");

    /** How long a start may take; a busy machine with two cores needs a minute. */
    private static final Duration START = Duration.ofMinutes(4);

    /** How long a stop may take, once the requests under way have had {@link #SUSPEND}. */
    private static final Duration STOP = Duration.ofSeconds(60);

    /** How many seconds requests under way get to finish after SIGTERM, while new ones are answered 503. */
    private static final int SUSPEND = 5;

    /** WFLYSRV0025: started; WFLYSRV0026: started with errors. Either way nothing more happens. */
    private static final Pattern STARTED = Pattern.compile("WFLYSRV002[56]:");

    /** What WildFly's own scripts open to its modules, from bin/common.sh. */
    private static final List<String> MODULAR_JVM = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    private static final String BASE_DIRECTORY = "-Djboss.server.base.dir=";

    private final Path base;
    private final Path war;
    private final Map<String, String> environment;
    private final int port;
    private Process process;
    private Thread logKeeper;
    private CompletableFuture<Void> started = new CompletableFuture<>();

    private WildFly(Path base, Path war, Map<String, String> environment) {
        this.base = base.toAbsolutePath();
        this.war = war;
        this.environment = new HashMap<>(environment);
        this.environment.computeIfAbsent("PRACHUM_HTTP_PORT", unset -> String.valueOf(Ports.free()));
        this.port = Integer.parseInt(this.environment.get("PRACHUM_HTTP_PORT"));
    }

    /**
     * Starts a server on a base directory of its own below {@code target/servers}, and returns when it is healthy.
     *
     * @param environment added to ours; without {@code PRACHUM_HTTP_PORT} a free port is taken
     * @throws IllegalStateException when the deployment fails or nothing answers in time, with the end of the log
     */
    public static WildFly start(Map<String, String> environment) {
        try {
            var servers = Files.createDirectories(Checkout.target().resolve("servers"));
            return startIn(Files.createTempDirectory(servers, "wildfly-"), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, on the base directory given. */
    public static WildFly startIn(Path base, Map<String, String> environment) {
        return startIn(base, WAR, environment);
    }

    static WildFly startIn(Path base, Path war, Map<String, String> environment) {
        var server = new WildFly(base, war, environment);
        server.resume();
        return server;
    }

    /** One whose process runs but which is not ready; for who must be able to stop it before it is. */
    static WildFly launchIn(Path base, Map<String, String> environment) {
        var server = new WildFly(base, WAR, environment);
        server.lay();
        server.launch();
        return server;
    }

    /** Stops a server that still runs on {@code base} because whoever started it was killed. */
    static void stopLeftoverIn(Path base) {
        var pid = base.toAbsolutePath().resolve("server.pid");
        if (Files.notExists(pid)) {
            return;
        }
        try {
            ProcessHandle.of(Long.parseLong(Files.readString(pid)))
                    .filter(process -> isOn(base.toAbsolutePath(), process))
                    .ifPresent(process -> {
                        process.destroy();
                        process.onExit()
                                .orTimeout(STOP.toSeconds(), TimeUnit.SECONDS)
                                .join();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number may be somebody else's by now. */
    private static boolean isOn(Path base, ProcessHandle process) {
        return List.of(process.info().arguments().orElse(new String[0])).contains(BASE_DIRECTORY + base);
    }

    public int port() {
        return port;
    }

    /** The number of its process, for tools that look into a JVM. */
    public long pid() {
        return process.pid();
    }

    /** The address of {@code path} on the host, which JVM clients reach under no name but this one. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The address of {@code path} as a browser asks for it, on a subdomain of {@code localhost}. */
    public URI uri(String subdomain, String path) {
        return URI.create("http://" + subdomain + ".localhost:" + port + path);
    }

    public Path log() {
        return base.resolve("log").resolve("server.log");
    }

    /** Ends when the server's process does, for whatever reason. */
    CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Starts it, also again after {@link #stop()} or {@link #kill()}, on the same port; returns when it is healthy. */
    public void resume() {
        lay();
        launch();
        awaitReady();
    }

    void awaitReady() {
        awaitStarted();
        awaitHealthy();
    }

    /**
     * Stops in order, by SIGTERM: new requests are answered 503, those under way get a few seconds
     * ({@code org.wildfly.sigterm.suspend.timeout}), then the application is undeployed. What does not end in a minute
     * is killed.
     */
    public void stop() {
        // Not Process.destroy(), which also closes the pipe in which the server tells how it stops.
        process.toHandle().destroy();
        if (!ends(STOP.plusSeconds(SUSPEND))) {
            kill();
        }
    }

    /** Ends it as a crash would, by SIGKILL. */
    public void kill() {
        process.toHandle().destroyForcibly();
        ends(STOP);
    }

    @Override
    public void close() {
        stop();
    }

    /** A copy of the provisioned configuration, without the leftovers of a run before; the log is kept and added to. */
    private void lay() {
        if (Files.notExists(HOME.resolve("jboss-modules.jar")) || Files.notExists(war)) {
            throw new IllegalStateException("There is no " + HOME + " or no " + war + " yet: mvn package -DskipTests");
        }
        for (var leftover : List.of("configuration", "deployments", "data", "tmp")) {
            Directories.delete(base.resolve(leftover));
        }
        Directories.copy(HOME.resolve("standalone").resolve("configuration"), base.resolve("configuration"));
        try {
            Files.createDirectories(base.resolve("deployments"));
            Files.createDirectories(log().getParent());
            Files.copy(war, base.resolve("deployments/ROOT.war"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch() {
        var builder = new ProcessBuilder(command()).directory(base.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            Files.writeString(base.resolve("server.pid"), String.valueOf(process.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("WildFly does not start", e);
        }
        started = new CompletableFuture<>();
        logKeeper = new Thread(this::keepLog, "wildfly-log-" + port);
        logKeeper.setDaemon(true);
        logKeeper.start();
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JavaOptions.of(environment));
        command.addAll(MODULAR_JVM);
        command.add("-Djava.awt.headless=true");
        command.add("-Djboss.home.dir=" + HOME);
        command.add(BASE_DIRECTORY + base);
        command.add("-Djboss.node.name=prachum-" + port);
        command.add("-Djboss.tx.node.id=prachum-" + port);
        command.add("-Djboss.management.http.port=" + Ports.free());
        command.add("-Dorg.wildfly.sigterm.suspend.timeout=" + SUSPEND);
        command.addAll(List.of("-jar", HOME.resolve("jboss-modules.jar").toString()));
        command.addAll(List.of("-mp", HOME.resolve("modules").toString(), "org.jboss.as.standalone"));
        return command;
    }

    private void keepLog() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var log = Files.newBufferedWriter(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line);
                log.newLine();
                log.flush();
                if (STARTED.matcher(line).find()) {
                    started.complete(null);
                }
            }
        } catch (IOException e) {
            started.completeExceptionally(e);
        }
        started.completeExceptionally(new IllegalStateException("WildFly ended before it had started"));
    }

    private void awaitStarted() {
        try {
            started.get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failed("WildFly has not started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("Interrupted while WildFly was starting", e);
        }
        if (Files.notExists(base.resolve("deployments/ROOT.war.deployed"))) {
            throw failed("WildFly does not take " + war, null);
        }
    }

    /** The application says when it is ready to serve, which may be a moment after it is deployed. */
    private void awaitHealthy() {
        var client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        var request = HttpRequest.newBuilder(uri("/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        var answer = "nothing";
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            try {
                var response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    return;
                }
                answer = response.statusCode() + " " + response.body();
                process.waitFor(100, TimeUnit.MILLISECONDS);
            } catch (IOException e) {
                answer = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed("Interrupted while waiting for /health", e);
            }
        }
        throw failed("/health answers " + answer, null);
    }

    /** What has failed to start must not keep its port. */
    private IllegalStateException failed(String what, Throwable cause) {
        kill();
        return new IllegalStateException(what + ". The end of " + log() + ":\n" + Logs.tail(log(), 60), cause);
    }

    private boolean ends(Duration patience) {
        try {
            var ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                logKeeper.join(patience.toMillis());
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
