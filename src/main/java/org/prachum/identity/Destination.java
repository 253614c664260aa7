package org.prachum.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where somebody wanted to go before they were asked to sign in: a path of this host. What could lead elsewhere is no destination. */
final class Destination {

    /** One slash, then no second and no backslash, which browsers read as one; printable ASCII only (RFC 3986, section 4.2). */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,500}");

    private Destination() {}

    static Optional<String> of(String typed) {
        return Optional.ofNullable(typed)
                .filter(path -> PATH.matcher(path).matches())
                .filter(path -> !path.startsWith("/auth/"));
    }

    /** Where whoever has that role begins. */
    static String home(Role role) {
        return switch (role) {
            case OPERATOR -> "/operator";
            case ADMIN -> "/admin/";
            case ORGANIZER -> "/organizer";
        };
    }
}
