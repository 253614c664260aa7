package org.prachum.integrations;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.prachum.platform.web.Networks;

/**
 * Which addresses anything may be sent to: those that are public, because the addresses are typed by people who do not run this
 * installation, and what stands beside it in its own network answers whoever asks from there.
 *
 * <p>What is public follows the special-purpose registries of IANA (RFC 6890); of IPv6 it is only what is assigned for that, 2000::/3.
 */
final class Reach {

    private static final Networks SPECIAL_4 = Networks.of("IANA", List.of(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            // Where a host of Azure asks about itself: public by its number, but nobody's from outside.
            "168.63.129.16"));

    private static final Networks GLOBAL_6 = Networks.of("IANA", List.of("2000::/3"));

    /** Also what carries an IPv4 address inside, and would be sent on to it: Teredo and 6to4. */
    private static final Networks SPECIAL_6 =
            Networks.of("IANA", List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"));

    private final Networks inside;

    Reach(Networks inside) {
        this.inside = inside;
    }

    /** Whether there is anything that may be sent to without TLS. */
    boolean isPlainAnywhere() {
        return !inside.isEmpty();
    }

    /** Whether that very address may be connected to. */
    boolean holds(InetAddress address, boolean tls) {
        return inside.contain(address) || tls && isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !SPECIAL_4.contain(address)
                : GLOBAL_6.contain(address) && !SPECIAL_6.contain(address);
    }
}
