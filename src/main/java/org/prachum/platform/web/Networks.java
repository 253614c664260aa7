package org.prachum.platform.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Address ranges, as single addresses or in CIDR notation (RFC 4632). */
public final class Networks {

    /** Written as an address, so that no name is ever looked up. */
    private static final Pattern ADDRESS =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private record Range(byte[] network, int bits) {

        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Range> ranges;

    private Networks(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * @param setting where they come from, for the message
     * @throws IllegalArgumentException for a range that is none
     */
    public static Networks of(String setting, List<String> ranges) {
        return new Networks(ranges.stream().map(range -> range(setting, range)).toList());
    }

    public static boolean isAddress(String text) {
        return bytes(text).isPresent();
    }

    /** The same for an address as it is written; what is none is in no range. */
    public boolean contain(String address) {
        return !ranges.isEmpty()
                && bytes(address)
                        .map(bytes -> ranges.stream().anyMatch(range -> range.contains(bytes)))
                        .orElse(false);
    }

    /** Whether there is no range at all. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether one of the ranges holds it; those of the other version of IP never do. */
    public boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }

    private static Range range(String setting, String text) {
        String[] parts = text.split("/", 2);
        byte[] network = bytes(parts[0]).orElseThrow(() -> noRange(setting, text));
        int bits = parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > network.length * 8) {
            throw noRange(setting, text);
        }
        return new Range(network, bits);
    }

    private static IllegalArgumentException noRange(String setting, String text) {
        return new IllegalArgumentException(setting + ": not an address or range: " + text);
    }

    private static Optional<byte[]> bytes(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
