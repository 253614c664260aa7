package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.prachum.platform.config.Keys;
import org.prachum.platform.problem.Missing;

/**
 * Writes and reads tickets: a registration's id and a token that follows from it and the installation's secret, 64 characters. Whoever
 * holds one may see and cancel that registration; nobody can make one, and none is stored.
 *
 * <p>Case does not matter. What a door scans is another code, {@link CheckInCodes}, which gives nothing away.
 */
@ApplicationScoped
class Tickets {

    /** What the key of its tokens is for. */
    static final String PURPOSE = "ticket";

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}[0-9a-z]{32}");

    @Inject
    Keys keys;

    String of(UUID registration) {
        return hex(registration) + token(registration);
    }

    /** @throws Missing when it is no ticket of ours */
    UUID read(String ticket) {
        String lower = ticket == null ? "" : ticket.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(lower).matches()) {
            throw new Missing("a ticket");
        }
        UUID registration = id(lower);
        if (!keys.isToken(PURPOSE, registration.toString(), lower.substring(32))) {
            throw new Missing("a ticket");
        }
        return registration;
    }

    /** The 32 digits by which a code names a registration. */
    static String hex(UUID registration) {
        return String.format("%016x%016x", registration.getMostSignificantBits(), registration.getLeastSignificantBits());
    }

    /** The registration that a code names which begins with 32 digits. */
    static UUID id(String code) {
        return new UUID(new BigInteger(code.substring(0, 16), 16).longValue(), new BigInteger(code.substring(16, 32), 16).longValue());
    }

    private String token(UUID registration) {
        return keys.token(PURPOSE, registration.toString());
    }
}
