package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Finding, counting and burning one-time codes. What two people could do at once is decided by an update's count. */
@ApplicationScoped
class Codes {

    @Inject
    EntityManager database;

    /** Whoever holds it is alone with this address until the commit, so that its limits are counted exactly. */
    void lock(String email) {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(current_tenant() || ?1, 0))")
                .setParameter(1, email)
                .getSingleResult();
    }

    /** The same for the address of a code, which is then as the last holder left it. */
    void lock(OneTimeCode code) {
        lock(code.email());
        database.refresh(code);
    }

    void add(OneTimeCode code) {
        database.persist(code);
    }

    /** The code that this browser asked for last, for that purpose, whatever became of it. */
    Optional<OneTimeCode> lastOf(String purpose, String browserFingerprint) {
        return database.createQuery(
                        "select c from OneTimeCode c where c.purpose = :purpose and c.browserFingerprint = :browser "
                                + "order by c.createdAt desc",
                        OneTimeCode.class)
                .setParameter("purpose", purpose)
                .setParameter("browser", browserFingerprint)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The code that this browser asked for last, whatever for and whatever became of it. */
    Optional<OneTimeCode> lastOfAnyPurpose(String browserFingerprint) {
        return database.createQuery(
                        "select c from OneTimeCode c where c.browserFingerprint = :browser order by c.createdAt desc", OneTimeCode.class)
                .setParameter("browser", browserFingerprint)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    long askedFor(String email, Instant since) {
        return count("select count(c) from OneTimeCode c where c.email = :value and c.createdAt > :since", email, since);
    }

    long askedBy(String client, Instant since) {
        return count("select count(c) from OneTimeCode c where c.client = :value and c.createdAt > :since", client, since);
    }

    long wrongFor(String email, Instant since) {
        return count("select count(w) from WrongCode w where w.email = :value and w.triedAt > :since", email, since);
    }

    void wrong(String email, String browserFingerprint, Instant now) {
        database.persist(new WrongCode(email, browserFingerprint, now));
    }

    /** Takes one of the tries of an open code; false when none is left. Whoever holds the row is alone with it until the commit. */
    boolean takeTry(UUID code, Instant now) {
        return database.createQuery("update OneTimeCode c set c.attempts = c.attempts + 1 where c.id = :id "
                                + "and c.usedAt is null and c.attempts < :most and c.expiresAt > :now")
                        .setParameter("id", code)
                        .setParameter("most", OneTimeCode.MOST_TRIES)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Uses the code up; false when somebody else did. */
    boolean burn(UUID code, Instant now) {
        return database.createQuery("update OneTimeCode c set c.usedAt = :now where c.id = :id and c.usedAt is null")
                        .setParameter("id", code)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    private long count(String query, String value, Instant since) {
        return database.createQuery(query, Long.class)
                .setParameter("value", value)
                .setParameter("since", since)
                .getSingleResult();
    }
}
