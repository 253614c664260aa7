package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finding and keeping the passkeys of the current organization's accounts. Joins its caller's transaction. */
@ApplicationScoped
class Passkeys {

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    boolean any(Account account) {
        return database.createQuery("select count(p) from Passkey p where p.account = :account", Long.class)
                        .setParameter("account", account.getId())
                        .getSingleResult()
                > 0;
    }

    /** Those of an account, the oldest first: {@value Passkey#MOST} at most. */
    List<Passkey> of(Account account) {
        return database.createQuery("select p from Passkey p where p.account = :account order by p.createdAt, p.id", Passkey.class)
                .setParameter("account", account.getId())
                .getResultList();
    }

    Optional<Passkey> find(UUID id) {
        return Optional.ofNullable(database.find(Passkey.class, id));
    }

    /** One that is known here already, and two that are added at once, are refused by their constraints. */
    void add(Passkey passkey) {
        database.persist(passkey);
        database.flush();
    }

    void remove(Passkey passkey) {
        database.remove(passkey);
    }

    /**
     * Notes that it was used. Its counter only ever rises, unless it has none and says 0 for ever; of two answers with the same count one
     * is refused (Web Authentication Level 3, section 6.1.1).
     *
     * @return whether the count was one to take
     */
    boolean use(Passkey passkey, long count) {
        String rises = count == 0 ? "p.signCount = :count" : "p.signCount < :count";
        return database.createQuery("update Passkey p set p.signCount = :count, p.lastUsedAt = :now where p.id = :id and " + rises)
                        .setParameter("count", count)
                        .setParameter("now", clock.instant())
                        .setParameter("id", passkey.getId())
                        .executeUpdate()
                == 1;
    }
}
