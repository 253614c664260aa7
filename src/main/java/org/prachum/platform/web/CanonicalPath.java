package org.prachum.platform.web;

/**
 * The one spelling of a path (RFC 3986, section 6.2.2): no parameter of a segment, no empty segment but at the end, no dots to walk by, and
 * nothing in per cents that need not be or that a server might take for something else. So what was written, what a filter is mapped to
 * and what the container leads to are the same.
 */
final class CanonicalPath {

    private static final int BITS_OF_A_DIGIT = 4;

    private CanonicalPath() {}

    /** @param path as it was written, without the context path and the query */
    static boolean is(String path) {
        if (!path.startsWith("/")) {
            return false;
        }
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            String segment = segments[i];
            boolean isLast = i == segments.length - 1;
            if (segment.isEmpty() && !isLast || segment.equals(".") || segment.equals("..") || !isSegment(segment, path.startsWith("/api/"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSegment(String segment, boolean ofTheWire) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                int value = i + 2 < segment.length() ? hex(segment.charAt(i + 1), segment.charAt(i + 2)) : -1;
                if (value < 0 || !mayBeEncoded((char) value, ofTheWire)) {
                    return false;
                }
                i += 2;
            } else if (!isUnreserved(c) && "!$&'()*+,=:@".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A program asks for a number as it was typed, which may have a slash in it. */
    private static boolean mayBeEncoded(char c, boolean ofTheWire) {
        return !isUnreserved(c) && !Character.isISOControl(c) && "\\%;".indexOf(c) < 0 && (c != '/' || ofTheWire) || c >= 0x80;
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
    }

    private static int hex(char high, char low) {
        int first = digit(high);
        int second = digit(low);
        return first < 0 || second < 0 ? -1 : first << BITS_OF_A_DIGIT | second;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
