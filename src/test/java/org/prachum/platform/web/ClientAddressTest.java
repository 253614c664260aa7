package org.prachum.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a request counts for. */
class ClientAddressTest {

    private final ClientAddress clients = new ClientAddress(Networks.of("X", List.of("127.0.0.1", "10.0.0.0/8")));

    @Test
    void isTheLastHopThatIsNoProxyOfOurs() {
        assertThat(clients.of("10.1.2.3", "198.51.100.1, 203.0.113.7, 10.9.9.9")).isEqualTo("203.0.113.7");
        assertThat(clients.of("203.0.113.7", "198.51.100.1")).isEqualTo("203.0.113.7");
        assertThat(clients.of("10.1.2.3", "nonsense")).isEqualTo("10.1.2.3");
    }

    @Test
    void countsByTheLineThatItHas() {
        assertThat(clients.networkOf("203.0.113.7", null)).isEqualTo("203.0.113.7");
        assertThat(clients.networkOf("2001:db8:1:2::1", null))
                .isEqualTo(clients.networkOf("2001:db8:1:2:ffff::9", null))
                .isNotEqualTo(clients.networkOf("2001:db8:1:3::1", null));
    }

    @Test
    void countsForNobodyWhereItIsNotKnown() {
        assertThat(clients.networkOf("10.1.2.3", null)).isEmpty();
        assertThat(clients.networkOf("127.0.0.2", null)).isEmpty();
        assertThat(clients.networkOf("::1", null)).isEmpty();
        assertThat(clients.networkOf("10.1.2.3", "203.0.113.7")).isEqualTo("203.0.113.7");
    }
}
