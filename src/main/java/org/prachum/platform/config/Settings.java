package org.prachum.platform.config;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What the operator of an installation decides, read once from the environment; the table in the README names each variable.
 *
 * <p>Whatever is malformed stops the start with the variable's name.
 */
@ApplicationScoped
public class Settings {

    private static final int SHORTEST_TOKEN = 16;
    private static final int LONGEST_DRAIN_SECONDS = 300;

    /** Where mail is handed over. An empty user means that the server asks for none. */
    public record Smtp(String host, int port, String user, String password, boolean tls, String from) {}

    /** A role and where it signs in. */
    public record Login(String url, String user, String password) {}

    private String baseDomain;
    private URI publicUrl;
    private byte[] secret;
    private Smtp smtp;
    private Login application;
    private Optional<Login> owner;
    private Optional<Path> tenants;
    private Optional<Path> movingIn;
    private Optional<String> firstOperator;
    private List<String> trustedProxies;
    private Optional<InetSocketAddress> nameServer;
    private List<String> reachableInside;
    private Optional<URI> google;
    private Optional<String> metricsToken;
    private List<String> metricsFrom;
    private boolean metricsOfOrganizations;
    private boolean logJson;
    private int drainSeconds;
    private URI securityContact;

    @PostConstruct
    void read() {
        Config config = ConfigProvider.getConfig();
        baseDomain = text(config, "PRACHUM_BASE_DOMAIN").orElse("localhost").toLowerCase(Locale.ROOT);
        publicUrl = url("PRACHUM_PUBLIC_URL", text(config, "PRACHUM_PUBLIC_URL").orElse("http://" + baseDomain + ":8080"));
        secret = secret(text(config, "PRACHUM_SECRET").orElse(""));
        smtp = new Smtp(
                text(config, "PRACHUM_SMTP_HOST").orElse("localhost"),
                number("PRACHUM_SMTP_PORT", text(config, "PRACHUM_SMTP_PORT").orElse("25")),
                text(config, "PRACHUM_SMTP_USER").orElse(""),
                text(config, "PRACHUM_SMTP_PASSWORD").orElse(""),
                text(config, "PRACHUM_SMTP_TLS").map(Boolean::parseBoolean).orElse(false),
                text(config, "PRACHUM_MAIL_FROM").orElse("prachum@" + baseDomain));
        String database = text(config, "PRACHUM_DB_URL").orElse("jdbc:postgresql://localhost:5432/prachum");
        application = new Login(
                database,
                text(config, "PRACHUM_DB_USER").orElse("prachum_app"),
                text(config, "PRACHUM_DB_PASSWORD").orElse(""));
        owner = text(config, "PRACHUM_DB_OWNER_USER")
                .map(user -> new Login(database, user, text(config, "PRACHUM_DB_OWNER_PASSWORD").orElse("")));
        tenants = text(config, "PRACHUM_TENANTS").map(Path::of);
        movingIn = text(config, "PRACHUM_MOVING_IN").map(Path::of);
        firstOperator = text(config, "PRACHUM_OPERATOR").map(address -> address.toLowerCase(Locale.ROOT));
        trustedProxies = list(config, "PRACHUM_TRUSTED_PROXIES");
        reachableInside = list(config, "PRACHUM_REACHABLE_INSIDE");
        google = text(config, "PRACHUM_GOOGLE_URL").map(value -> url("PRACHUM_GOOGLE_URL", value));
        nameServer = text(config, "PRACHUM_DNS").map(Settings::address);
        metricsToken = text(config, "PRACHUM_METRICS_TOKEN").map(Settings::token);
        metricsFrom = list(config, "PRACHUM_METRICS_FROM");
        metricsOfOrganizations = text(config, "PRACHUM_METRICS_ORGANIZATIONS").map(Boolean::parseBoolean).orElse(false);
        logJson = text(config, "PRACHUM_LOG").map(Settings::isJson).orElse(false);
        drainSeconds = seconds("PRACHUM_DRAIN", text(config, "PRACHUM_DRAIN").orElse("0"));
        securityContact = contact(text(config, "PRACHUM_SECURITY_CONTACT").or(() -> firstOperator).orElse(smtp.from()));
    }

    /** The apex host; organizations live one label below it. */
    public String getBaseDomain() {
        return baseDomain;
    }

    /** Scheme, host and port under which the apex is reached by people; every link that leaves the house begins with it. */
    public URI getPublicUrl() {
        return publicUrl;
    }

    public boolean isHttps() {
        return "https".equals(publicUrl.getScheme());
    }

    /** At least 32 bytes from which the keys of codes, tickets and seals are derived. */
    public byte[] secret() {
        return secret.clone();
    }

    public Smtp smtp() {
        return smtp;
    }

    /** The role that serves; the pools sign in with it, and so does the one connection that listens. */
    public Login application() {
        return application;
    }

    /** The role that owns the schema; present only where this node may migrate. */
    public Optional<Login> owner() {
        return owner;
    }

    /** The folder of organizations to create at the first start. */
    public Optional<Path> tenants() {
        return tenants;
    }

    /** Where the operator lays what organizations bring from document 000's program, a folder for each. */
    public Optional<Path> movingIn() {
        return movingIn;
    }

    public Optional<String> firstOperator() {
        return firstOperator;
    }

    /** Addresses or CIDR ranges whose {@code X-Forwarded-*} headers are believed; nobody's by default. */
    public List<String> trustedProxies() {
        return trustedProxies;
    }

    /** Whom the DNS is asked by; without, whomever this machine asks. */
    public Optional<InetSocketAddress> nameServer() {
        return nameServer;
    }

    /**
     * Addresses or CIDR ranges that are not public and may be sent to nevertheless, there also without TLS; none by default. Everything
     * public may be sent to, by TLS.
     */
    public List<String> reachableInside() {
        return reachableInside;
    }

    /** What stands in for all of Google's addresses; Google itself by default. */
    public Optional<URI> google() {
        return google;
    }

    /** Who brings it may read {@code /metrics}; without, nobody may by a token. */
    public Optional<String> metricsToken() {
        return metricsToken;
    }

    /** Addresses or CIDR ranges from which {@code /metrics} is read without a token; none by default. */
    public List<String> metricsFrom() {
        return metricsFrom;
    }

    /** Whether {@code /metrics} tells organizations apart, by their subdomains. */
    public boolean isMetricsOfOrganizations() {
        return metricsOfOrganizations;
    }

    /** Whether the log is one of JSON objects, with a line for each request. */
    public boolean isLogJson() {
        return logJson;
    }

    /** For how many seconds this node goes on answering after it has said that it is not ready any more, before it stops; 0 for none. */
    public int drainSeconds() {
        return drainSeconds;
    }

    /** Whom a finder of a weakness writes to: a {@code mailto:}, {@code https:} or {@code tel:} address (RFC 9116, section 2.5.3). */
    public URI securityContact() {
        return securityContact;
    }

    private static List<String> list(Config config, String name) {
        return text(config, name)
                .map(list -> Arrays.stream(list.split("[,\\s]+")).filter(s -> !s.isEmpty()).toList())
                .orElse(List.of());
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static URI url(String name, String value) {
        URI url = URI.create(value);
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalStateException(name + " must be an http or https address: " + value);
        }
        return url;
    }

    /** Without a port, that of the DNS. */
    private static InetSocketAddress address(String value) {
        URI uri = URI.create("dns://" + value);
        if (uri.getHost() == null) {
            throw new IllegalStateException("PRACHUM_DNS must be an address, with or without a port: " + value);
        }
        return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 53 : uri.getPort());
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalStateException(name + " must be a number: " + value, notANumber);
        }
    }

    private static int seconds(String name, String value) {
        int seconds = number(name, value);
        if (seconds < 0 || seconds > LONGEST_DRAIN_SECONDS) {
            throw new IllegalStateException(name + " must be from 0 to " + LONGEST_DRAIN_SECONDS + " seconds: " + value);
        }
        return seconds;
    }

    /** An address of mail stands for {@code mailto:} it. */
    private static URI contact(String value) {
        String address = value.contains("@") && !value.contains(":") ? "mailto:" + value : value;
        if (!address.matches("(mailto:|https://|tel:)[!-~]{1,300}")) {
            throw new IllegalStateException("PRACHUM_SECURITY_CONTACT must be an address of mail, or one that begins with https:// or tel:: " + value);
        }
        return URI.create(address);
    }

    private static boolean isJson(String value) {
        if (!value.equals("json") && !value.equals("text")) {
            throw new IllegalStateException("PRACHUM_LOG must be json or text: " + value);
        }
        return value.equals("json");
    }

    private static String token(String value) {
        if (value.length() < SHORTEST_TOKEN) {
            throw new IllegalStateException("PRACHUM_METRICS_TOKEN must have at least " + SHORTEST_TOKEN + " characters");
        }
        return value;
    }

    private static byte[] secret(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 32) {
            throw new IllegalStateException("PRACHUM_SECRET must have at least 32 characters; "
                    + "make one with: openssl rand -base64 32");
        }
        return bytes;
    }
}
