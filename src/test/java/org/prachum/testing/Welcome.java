package org.prachum.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person reads when everything has started: what to open, who can sign in there, and where their codes arrive.
 * Read from {@code tenants/}, so that it is true after somebody has put a folder of their own there.
 *
 * @param mailboxPort where the mail is to be read; 0 if it is not ours
 */
record Welcome(Map<String, String> environment, int mailboxPort, Path log) {

    static final String OPERATOR = "operator@prachum.example";

    String text() {
        return """

                Prachum is ready: %s

                %s
                The operator is %s.
                Who signs in gets a code by mail. %s
                %s
                The log is %s. Ctrl-C stops everything and keeps the data.
                """.formatted(
                        environment.get("PRACHUM_PUBLIC_URL"),
                        organizations(),
                        environment.get("PRACHUM_OPERATOR"),
                        mail(),
                        phone(),
                        log);
    }

    private String organizations() {
        var tenants = Path.of(environment.get("PRACHUM_TENANTS"));
        if (Files.notExists(tenants)) {
            return "There is no folder " + tenants + ", so no organization yet.\n";
        }
        try (var folders = Files.list(tenants)) {
            return folders.filter(folder -> Files.exists(folder.resolve("organization.json")))
                    .sorted()
                    .map(this::organization)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String organization(Path folder) {
        try (var file = Files.newBufferedReader(folder.resolve("organization.json"));
                var reader = Json.createReader(file)) {
            var organization = reader.readObject();
            return """
                    %s  %s
                        admin      %s
                        organizer  %s
                    """.formatted(
                            url(folder.getFileName().toString()),
                            organization.getString("name", ""),
                            people(organization, "admins"),
                            people(organization, "organizers"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String people(JsonObject organization, String role) {
        return organization.containsKey(role)
                ? organization.getJsonArray(role).getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(Collectors.joining(", "))
                : "nobody";
    }

    private String url(String subdomain) {
        var apex = URI.create(environment.get("PRACHUM_PUBLIC_URL"));
        var port = apex.getPort() < 0 ? "" : ":" + apex.getPort();
        return apex.getScheme() + "://" + subdomain + "." + environment.get("PRACHUM_BASE_DOMAIN") + port;
    }

    private String mail() {
        return mailboxPort == 0
                ? "Mail leaves by " + environment.get("PRACHUM_SMTP_HOST") + "."
                : "No mail leaves this machine; read it at http://localhost:" + mailboxPort;
    }

    private String phone() {
        var address = lanAddress();
        if (address.isEmpty() || !environment.get("PRACHUM_BASE_DOMAIN").equals("localhost")) {
            return "";
        }
        return """
                To open it on a phone in the same network, start it under a name that leads here from there, such as
                    PRACHUM_BASE_DOMAIN=%s.sslip.io mvn -Prun
                (that name needs the internet; your own with a wildcard in your DNS does not)
                """.formatted(address.get());
    }

    private static Optional<String> lanAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Welcome::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                    .map(address -> address.getHostAddress())
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isVirtual();
        } catch (SocketException e) {
            return false;
        }
    }
}
