package org.prachum.platform.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Whom a request comes from: the rightmost address of {@code X-Forwarded-For} that is no proxy of ours, where a proxy of ours brings it,
 * and else whoever is connected. Whatever stands left of that anybody may have written.
 */
public final class ClientAddress {

    private static final int BYTES_OF_A_NETWORK = 8;

    private final Networks proxies;

    ClientAddress(Networks proxies) {
        this.proxies = proxies;
    }

    /**
     * @param peer whoever is connected
     * @param forwardedFor null for none
     */
    String of(String peer, String forwardedFor) {
        if (forwardedFor == null || !proxies.contain(peer)) {
            return peer;
        }
        String[] hops = forwardedFor.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (!Networks.isAddress(hop)) {
                return peer;
            }
            if (!proxies.contain(hop)) {
                return hop;
            }
        }
        return peer;
    }

    /**
     * What is counted as one client: an address of IPv4, or the 64 bits of IPv6 that one line gets (RFC 6177).
     *
     * @return empty for a proxy of ours or a program of this machine, which may come for anybody
     */
    public String networkOf(String peer, String forwardedFor) {
        String client = of(peer, forwardedFor);
        if (!Networks.isAddress(client) || proxies.contain(client)) {
            return "";
        }
        try {
            InetAddress address = InetAddress.getByName(client);
            byte[] bytes = address.getAddress();
            if (address.isLoopbackAddress()) {
                return "";
            }
            return bytes.length <= BYTES_OF_A_NETWORK ? address.getHostAddress() : Arrays.toString(Arrays.copyOf(bytes, BYTES_OF_A_NETWORK));
        } catch (UnknownHostException none) {
            return "";
        }
    }
}
