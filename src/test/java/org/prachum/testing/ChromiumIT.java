package org.prachum.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ChromiumIT {

    @Test
    void comesToThisMachineUnderAnyName() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            var host = exchange.getRequestHeaders().getFirst("Host").getBytes();
            exchange.sendResponseHeaders(200, host.length);
            exchange.getResponseBody().write(host);
            exchange.close();
        });
        server.start();
        var port = server.getAddress().getPort();
        try (var chromium = Chromium.open()) {
            var page = chromium.browser().newPage();

            page.navigate("http://acme.localhost:" + port + "/");
            assertThat(page.textContent("body")).isEqualTo("acme.localhost:" + port);

            page.navigate("http://meetings.acme.example:" + port + "/");
            assertThat(page.textContent("body")).isEqualTo("meetings.acme.example:" + port);
        } finally {
            server.stop(0);
        }
    }
}
