package org.prachum.identity;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.config.Keys;
import org.prachum.platform.persistence.UseCase;

/** Single-use tickets of one minute that carry a fresh sign-in from the apex to the organization's own host. */
@UseCase
public class Arrivals {

    private static final String KEY = "arrival";
    private static final Duration LIFE = Duration.ofMinutes(1);

    @Inject
    EntityManager database;

    @Inject
    Accounts accounts;

    @Inject
    Entrance entrance;

    @Inject
    Keys keys;

    @Inject
    Clock clock;

    /** A ticket for an account of the current organization. */
    public String ticketFor(UUID account) {
        String ticket = keys.randomToken();
        database.createNativeQuery("insert into arrival (account_id, fingerprint, expires_at) values (cast(?1 as uuid), ?2, ?3)")
                .setParameter(1, account.toString())
                .setParameter(2, keys.fingerprint(KEY, ticket))
                .setParameter(3, Timestamp.from(clock.instant().plus(LIFE)))
                .executeUpdate();
        return ticket;
    }

    /** Who arrives with that ticket; empty when it was used, is too old, or is none of this organization. */
    Optional<Entrant> arrive(String ticket) {
        List<?> burned = database.createNativeQuery("update arrival set used_at = now() "
                        + "where fingerprint = ?1 and used_at is null and expires_at > now() returning cast(account_id as text)")
                .setParameter(1, keys.fingerprint(KEY, ticket == null ? "" : ticket))
                .getResultList();
        return burned.stream()
                .findFirst()
                .flatMap(account -> accounts.find(UUID.fromString(account.toString())))
                .filter(Account::isActive)
                .map(entrance::admit);
    }
}
