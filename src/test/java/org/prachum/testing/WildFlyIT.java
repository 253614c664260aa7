package org.prachum.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server the build provisioned, with a WAR in it that knows nothing but to be healthy. */
class WildFlyIT {

    @TempDir
    private Path directory;

    @Test
    void startsSeveralServersWithoutADatabaseAndBringsThemBack() throws IOException, InterruptedException {
        var war = warWith("health", "well");
        try (var one = WildFly.startIn(directory.resolve("one"), war, Map.of());
                var two = WildFly.startIn(directory.resolve("two"), war, Map.of())) {
            assertThat(get(one, "/health").body()).isEqualTo("well");
            assertThat(get(two, "/health").body()).isEqualTo("well");

            one.kill();
            one.resume();

            assertThat(get(one, "/health").body()).isEqualTo("well");
            assertThat(one.port()).isNotEqualTo(two.port());
        }
    }

    @Test
    void saysNothingAboutItselfAndStopsInOrder() throws IOException, InterruptedException {
        try (var server = WildFly.startIn(directory, warWith("health", "well"), Map.of())) {
            var nothing = get(server, "/wildfly-services");

            assertThat(nothing.statusCode()).isEqualTo(404);
            assertThat(headersOf(nothing))
                    .containsExactlyInAnyOrder(
                            "cache-control", "connection", "content-length", "content-security-policy", "content-type",
                            "cross-origin-opener-policy", "cross-origin-resource-policy", "date", "permissions-policy", "referrer-policy",
                            "x-content-type-options");

            server.stop();

            assertThat(Logs.tail(server.log(), 1)).contains("WFLYSRV0050");
        }
    }

    @Test
    void tellsWhyItDidNotStart() throws IOException {
        var war = warWith("WEB-INF/web.xml", "<web-app><servlet></web-app>");

        assertThatThrownBy(() -> WildFly.startIn(directory, war, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("WildFly does not take " + war)
                .hasMessageContaining("WFLYSRV0153");
    }

    private Path warWith(String name, String content) throws IOException {
        var war = directory.resolve("small.war");
        try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes());
            zip.closeEntry();
        }
        return war;
    }

    private static HttpResponse<String> get(WildFly server, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Set<String> headersOf(HttpResponse<?> response) {
        return response.headers().map().keySet().stream()
                .filter(name -> !name.startsWith(":"))
                .collect(Collectors.toSet());
    }
}
