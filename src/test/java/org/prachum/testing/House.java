package org.prachum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that runs: one PostgreSQL, one mail server, one name server and one WildFly with Prachum for all tests of this JVM, started by the first
 * that asks and ended with the JVM. Tests keep apart by organization ({@link World}), not by restart.
 *
 * <p>The server believes {@code X-Forwarded-For} from loopback, so that each test may come from an address of its own.
 */
public final class House {

    /** Opens {@code /metrics}. */
    public static final String METRICS_TOKEN = "only-for-tests-metrics";

    private static final int GOOGLE = Ports.free();

    private static final Path TENANTS = tenants();

    private final Postgres postgres;
    private final MailServer mail;
    private final DnsServer dns;
    private final WildFly server;

    private House() {
        postgres = Postgres.start();
        mail = MailServer.startOnFreePorts();
        dns = DnsServer.start();
        Map<String, String> environment = environment(postgres, mail);
        environment.putAll(dns.environment());
        environment.put("PRACHUM_LOG", "json");
        environment.put("PRACHUM_METRICS_TOKEN", METRICS_TOKEN);
        server = WildFly.start(environment);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.kill();
            dns.close();
            mail.close();
            postgres.close();
        }));
    }

    public static House open() {
        return Shared.INSTANCE;
    }

    /** What a server is told that serves from that database and mails to that server, on a free port. */
    public static Map<String, String> environment(Postgres postgres, MailServer mail) {
        return environment(postgres, mail, Ports.free());
    }

    /** The same on that port. */
    public static Map<String, String> environment(Postgres postgres, MailServer mail, int port) {
        Map<String, String> environment = new HashMap<>(postgres.environment());
        environment.putAll(mail.environment());
        environment.put("PRACHUM_HTTP_PORT", String.valueOf(port));
        environment.put("PRACHUM_BASE_DOMAIN", "localhost");
        environment.put("PRACHUM_PUBLIC_URL", "http://localhost:" + port);
        environment.put("PRACHUM_SECRET", "only-for-tests-0123456789-0123456789");
        environment.put("PRACHUM_TRUSTED_PROXIES", "127.0.0.1, ::1");
        environment.put("PRACHUM_OPERATOR", "operator@prachum.example");
        environment.put("PRACHUM_REACHABLE_INSIDE", "127.0.0.1");
        environment.put("PRACHUM_GOOGLE_URL", "http://127.0.0.1:" + GOOGLE);
        environment.put("PRACHUM_TENANTS", TENANTS.toString());
        environment.put("PRACHUM_MOVING_IN", movingIn().toString());
        return environment;
    }

    public Postgres postgres() {
        return postgres;
    }

    public MailServer mail() {
        return mail;
    }

    public DnsServer dns() {
        return dns;
    }

    public WildFly server() {
        return server;
    }

    /** Where a test lays what an organization brings from document 000's program, as whoever runs the platform does. */
    public static Path movingIn() {
        return Checkout.target().resolve("moving-in");
    }

    /** The folders of the checkout, and among them those that cannot be loaded: each start of each test goes on in spite of them. */
    private static Path tenants() {
        Path all = Checkout.target().resolve("tenants");
        for (Path folders : List.of(Checkout.root().resolve("tenants"), Checkout.root().resolve("src/test/resources/tenants"))) {
            try (Stream<Path> files = Files.walk(folders)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = all.resolve(folders.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return all;
    }

    /** Where a test puts what stands in for Google. */
    public static int googlePort() {
        return GOOGLE;
    }

    /** The address that a browser opens; the apex has the empty subdomain. */
    public String url(String subdomain, String path) {
        String host = subdomain.isEmpty() ? "localhost" : subdomain + ".localhost";
        return "http://" + host + ":" + server.port() + path;
    }

    /** Not before somebody asks: the environment alone needs no server. */
    private static final class Shared {

        private static final House INSTANCE = new House();
    }
}
