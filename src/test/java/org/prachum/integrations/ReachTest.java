package org.prachum.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.web.Networks;

class ReachTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "0.0.0.0", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.0.0.192", "192.168.1.1", "198.18.0.1", "203.0.113.7", "224.0.0.1", "239.255.255.250", "255.255.255.255",
        "168.63.129.16", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1",
        "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1"
    })
    void nothingIsSentToWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(Reach.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1", "192.167.255.255", "223.255.255.254",
        "2606:4700:4700::1111", "2a00:1450:4001:80b::200e", "2001:4860:4860::8888"
    })
    void whatIsPublicMayBeReached(String address) throws UnknownHostException {
        assertThat(Reach.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void withoutTlsOnlyWhatTheOperatorNamed() throws UnknownHostException {
        Reach reach = new Reach(Networks.of("TEST", List.of("10.1.0.0/16")));

        assertThat(reach.holds(InetAddress.getByName("8.8.8.8"), true)).isTrue();
        assertThat(reach.holds(InetAddress.getByName("8.8.8.8"), false)).isFalse();
        assertThat(reach.holds(InetAddress.getByName("10.1.2.3"), true)).isTrue();
        assertThat(reach.holds(InetAddress.getByName("10.1.2.3"), false)).isTrue();
        assertThat(reach.holds(InetAddress.getByName("10.2.0.1"), true)).isFalse();
        assertThat(new Reach(Networks.of("TEST", List.of())).isPlainAnywhere()).isFalse();
    }
}
