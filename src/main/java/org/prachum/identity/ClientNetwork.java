package org.prachum.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What one visitor can be told by: an IPv4 address as it is, of an IPv6 address the 64 bits that are given to one site (RFC 6177). */
final class ClientNetwork {

    private static final int SITE_BYTES = 8;

    private ClientNetwork() {}

    /** What is no IPv6 address stays as it is. */
    static String of(String client) {
        if (client == null || client.indexOf(':') < 0) {
            return client;
        }
        try {
            InetAddress address = InetAddress.getByName(client);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), SITE_BYTES)) + "/64"
                    : address.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return client;
        }
    }
}
