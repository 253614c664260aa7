package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.prachum.platform.config.Keys;

/**
 * Writes and reads what the QR code of a ticket or a badge holds: a registration's id and a token that follows from it, 64 characters. It
 * is worth something at a door and nowhere else, so that whoever photographs the queue can neither see nor give back anybody's place;
 * that is for who has the ticket's address ({@link Tickets}). Nothing is stored.
 *
 * <p>There are two for each registration, which a door takes alike. One is on every ticket that a screen shows, also to who only typed a
 * number; the other is personal, on the ticket that was mailed, and tells a kiosk that it is the person's own.
 *
 * <p>Read in capitals or not; a ticket's address, whole or its last part, is taken too, because people show that as well.
 */
@ApplicationScoped
public class CheckInCodes {

    private static final Pattern FORM = Pattern.compile("(?:.*/)?([0-9a-f]{32})([0-9a-z]{32})(?:[0-9a-z]{32})?/?(?:\\?.*)?");
    private static final String PURPOSE = "check-in";
    private static final String PERSONAL = "check-in:personal";
    private static final int LONGEST = 500;

    @Inject
    Keys keys;

    /** In capitals, in which a QR code is smaller. */
    public String of(UUID registration) {
        return code(PURPOSE, registration);
    }

    /** The same for what reaches the person alone. */
    public String personal(UUID registration) {
        return code(PERSONAL, registration);
    }

    /** Whether that is the personal one of this registration. */
    boolean isPersonal(String scanned, Registration registration) {
        return keys.isToken(PERSONAL, registration.getId().toString(), token(scanned));
    }

    private String code(String purpose, UUID registration) {
        return (Tickets.hex(registration) + keys.token(purpose, registration.toString())).toUpperCase(Locale.ROOT);
    }

    /** The registration that the code is for; empty when it is none of ours. */
    Optional<UUID> read(String scanned) {
        var parts = FORM.matcher(cleaned(scanned));
        if (!parts.matches()) {
            return Optional.empty();
        }
        UUID registration = Tickets.id(parts.group(1));
        boolean ours = keys.isToken(PURPOSE, registration.toString(), parts.group(2))
                || keys.isToken(PERSONAL, registration.toString(), parts.group(2))
                || keys.isToken(Tickets.PURPOSE, registration.toString(), parts.group(2));
        return ours ? Optional.of(registration) : Optional.empty();
    }

    /** What stands last in an address, without what is asked of it: the ticket, where it is a ticket's address. */
    static String lastPart(String scanned) {
        return cleaned(scanned).replaceFirst("\\?.*", "").replaceFirst("/$", "").replaceFirst(".*/", "");
    }

    private static String token(String scanned) {
        var parts = FORM.matcher(cleaned(scanned));
        return parts.matches() ? parts.group(2) : "";
    }

    private static String cleaned(String scanned) {
        String code = scanned == null ? "" : scanned.strip().toLowerCase(Locale.ROOT);
        return code.substring(0, Math.min(code.length(), LONGEST));
    }
}
