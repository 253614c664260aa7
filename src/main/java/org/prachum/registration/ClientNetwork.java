package org.prachum.registration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;

/**
 * Where a client comes from, as far as counting goes. An IPv4 address counts for itself. Of IPv6 a household has a network of 64 bits, and
 * whoever rents a server has one of 48, which holds 65,536 of those (RFC 6177): both are counted, and the larger may do more.
 *
 * @param name the address, or the network's bits as hexadecimal digits
 */
record ClientNetwork(Kind kind, String name) {

    /** What it is the network of. Those of different kinds are remembered apart, because some are had by the thousand. */
    enum Kind {
        ADDRESS,
        HOUSEHOLD,
        SITE
    }

    private static final int BYTES_OF_IPV6 = 16;
    private static final int BYTES_OF_HOUSEHOLD = 8;
    private static final int BYTES_OF_SITE = 6;
    private static final int HOUSEHOLDS_OF_A_SITE = 10;

    /** Stands between a device and the address that it has. */
    private static final char AT = '@';

    /** A device of its own at that address: it is counted apart from whatever else is there. */
    static String of(String device, String address) {
        return device + AT + address;
    }

    /** The networks of a client, the smallest first. */
    static List<ClientNetwork> of(String client) {
        String device = client.substring(0, client.lastIndexOf(AT) + 1);
        String address = client.substring(device.length());
        byte[] bytes = bytes(address);
        if (bytes.length != BYTES_OF_IPV6) {
            return List.of(new ClientNetwork(Kind.ADDRESS, client));
        }
        return List.of(
                new ClientNetwork(Kind.HOUSEHOLD, device + HexFormat.of().formatHex(bytes, 0, BYTES_OF_HOUSEHOLD)),
                new ClientNetwork(Kind.SITE, device + HexFormat.of().formatHex(bytes, 0, BYTES_OF_SITE)));
    }

    /** How many times as much as one household it may do. */
    int share() {
        return kind == Kind.SITE ? HOUSEHOLDS_OF_A_SITE : 1;
    }

    /** The smallest of them. */
    static String nearest(String client) {
        return of(client).get(0).name();
    }

    /** Empty for what is no IPv6 address; only what has a colon is looked at, which no name has that could be asked for. */
    private static byte[] bytes(String address) {
        try {
            return address.indexOf(':') < 0 ? new byte[0] : InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException malformed) {
            return new byte[0];
        }
    }
}
