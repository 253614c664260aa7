package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
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

    Optional<OneTimeCode> find(UUID code) {
        return Optional.ofNullable(database.find(OneTimeCode.class, code));
    }

    /** Those that this browser asked for before that one, for the same purpose and address, the newest first; 10 at most. */
    List<OneTimeCode> before(OneTimeCode code, String browserFingerprint, Instant since) {
        return database.createQuery(
                        "select c from OneTimeCode c where c.purpose = :purpose and c.browserFingerprint = :browser and c.email = :email "
                                + "and c.createdAt < :created and c.createdAt > :since order by c.createdAt desc",
                        OneTimeCode.class)
                .setParameter("purpose", code.purpose())
                .setParameter("browser", browserFingerprint)
                .setParameter("email", code.email())
                .setParameter("created", code.createdAt())
                .setParameter("since", since)
                .setMaxResults(10)
                .getResultList();
    }

    /** How many were asked for by browsers that are not known to the address's account. */
    long askedByStrangers(String purpose, String email, Instant since) {
        return database.createQuery(
                        "select count(c) from OneTimeCode c where c.email = :email and c.purpose = :purpose and c.device is null "
                                + "and c.createdAt > :since",
                        Long.class)
                .setParameter("email", email)
                .setParameter("purpose", purpose)
                .setParameter("since", since)
                .getSingleResult();
    }

    long askedFrom(String client, Instant since) {
        return database.createQuery(
                        "select count(c) from OneTimeCode c where c.client = :client and c.device is null and c.createdAt > :since",
                        Long.class)
                .setParameter("client", client)
                .setParameter("since", since)
                .getSingleResult();
    }

    long askedBy(String device, String purpose, String email, Instant since) {
        return database.createQuery(
                        "select count(c) from OneTimeCode c where c.email = :email and c.purpose = :purpose and c.device = :device "
                                + "and c.createdAt > :since",
                        Long.class)
                .setParameter("email", email)
                .setParameter("purpose", purpose)
                .setParameter("device", device)
                .setParameter("since", since)
                .getSingleResult();
    }

    long wrongBy(String device, Instant since) {
        return database.createQuery("select count(w) from WrongCode w where w.device = :device and w.triedAt > :since", Long.class)
                .setParameter("device", device)
                .setParameter("since", since)
                .getSingleResult();
    }

    /** When strangers had tried that many wrong ones; empty as long as they have not. */
    Optional<Instant> wrongByStrangers(String purpose, String email, Instant since, int many) {
        return database.createQuery(
                        "select w from WrongCode w where w.email = :email and w.purpose = :purpose and w.device is null "
                                + "and w.triedAt > :since order by w.triedAt",
                        WrongCode.class)
                .setParameter("email", email)
                .setParameter("purpose", purpose)
                .setParameter("since", since)
                .setFirstResult(many - 1)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(WrongCode::triedAt);
    }

    void wrong(OneTimeCode code, String browserFingerprint, Instant now) {
        database.persist(new WrongCode(code, browserFingerprint, now));
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
}
