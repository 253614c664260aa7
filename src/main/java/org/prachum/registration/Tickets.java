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
 * <p>A ticket is shown to whoever typed a number, so it says nothing of who opens it. The one that is mailed has 32 characters more, which
 * follow from the address that it was mailed to: who opens that one reads the mailbox.
 *
 * <p>Case does not matter. What a door scans is another code, {@link CheckInCodes}, which gives nothing away.
 */
@ApplicationScoped
class Tickets {

    /** What the key of its tokens is for. */
    static final String PURPOSE = "ticket";

    private static final String MAILED = "ticket:mailed";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}[0-9a-z]{32}(?:[0-9a-z]{32})?");
    private static final int LENGTH = 64;

    @Inject
    Keys keys;

    String of(UUID registration) {
        return hex(registration) + token(registration);
    }

    /** The ticket as the mail has it; where there is no address, as screens show it. */
    String mailed(Registration registration) {
        return of(registration.getId())
                + registration.email().map(address -> keys.token(MAILED, mailbox(registration, address))).orElse("");
    }

    /** Whether that ticket of this registration is the one that was mailed, compared in constant time. */
    boolean isMailed(String ticket, Registration registration) {
        String lower = ticket == null ? "" : ticket.toLowerCase(Locale.ROOT);
        return lower.length() > LENGTH
                && lower.startsWith(of(registration.getId()))
                && registration.email()
                        .filter(address -> keys.isToken(MAILED, mailbox(registration, address), lower.substring(LENGTH)))
                        .isPresent();
    }

    private static String mailbox(Registration registration, String address) {
        return registration.getId() + "\n" + address.toLowerCase(Locale.ROOT);
    }

    /** @throws Missing when it is no ticket of ours */
    UUID read(String ticket) {
        String lower = ticket == null ? "" : ticket.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(lower).matches()) {
            throw new Missing("a ticket");
        }
        UUID registration = id(lower);
        if (!keys.isToken(PURPOSE, registration.toString(), lower.substring(32, LENGTH))) {
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
