package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNetworkTest {

    @Test
    void isAnAddressOrTheNetworkOfASite() {
        assertThat(ClientNetwork.of("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(ClientNetwork.of("2001:db8:1:2::7")).isEqualTo("20010db800010002/64").isEqualTo(ClientNetwork.of("2001:db8:1:2:ffff::1"));
        assertThat(ClientNetwork.of("2001:db8:1:3::7")).isNotEqualTo(ClientNetwork.of("2001:db8:1:2::7"));
        assertThat(ClientNetwork.of("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(ClientNetwork.of("no:address")).isEqualTo("no:address");
    }
}
