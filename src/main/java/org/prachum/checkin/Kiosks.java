package org.prachum.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.prachum.platform.config.Keys;

/**
 * Finding kiosks, by meeting or by the code in their address: the id and a token that follows from it and the installation's secret, 64
 * characters. Joins its caller's transaction.
 */
@ApplicationScoped
class Kiosks {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})([0-9a-f]{16})([0-9a-z]{32})");
    private static final String PURPOSE = "kiosk";

    @Inject
    EntityManager database;

    @Inject
    Keys keys;

    void open(Kiosk kiosk) {
        database.persist(kiosk);
    }

    /** Those that nobody ended, the newest first. */
    List<Kiosk> open(UUID meeting, int most) {
        return database.createQuery(
                        "select k from Kiosk k where k.meeting = :meeting and k.endedAt is null order by k.openedAt desc, k.id",
                        Kiosk.class)
                .setParameter("meeting", meeting)
                .setMaxResults(most)
                .getResultList();
    }

    Optional<Kiosk> find(UUID id) {
        return Optional.ofNullable(database.find(Kiosk.class, id));
    }

    Optional<Kiosk> find(String code) {
        var parts = FORM.matcher(code == null ? "" : code.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        UUID id = new UUID(new BigInteger(parts.group(1), 16).longValue(), new BigInteger(parts.group(2), 16).longValue());
        return keys.isToken(PURPOSE, id.toString(), parts.group(3)) ? find(id) : Optional.empty();
    }

    String code(Kiosk kiosk) {
        UUID id = kiosk.getId();
        return String.format("%016x%016x", id.getMostSignificantBits(), id.getLeastSignificantBits()) + keys.token(PURPOSE, id.toString());
    }
}
