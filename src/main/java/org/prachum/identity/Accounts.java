package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Language;

/** Finding and adding the accounts of the current organization. Joins its caller's transaction. */
@ApplicationScoped
public class Accounts {

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    public Optional<Account> byEmail(Email email) {
        return database.createQuery("select a from Account a where a.email = :email", Account.class)
                .setParameter("email", email.value())
                .getResultStream()
                .findFirst();
    }

    /** @throws Missing when this organization has no such account */
    public Account byId(UUID id) {
        return find(id).orElseThrow(() -> new Missing("account " + id));
    }

    public Optional<Account> find(UUID id) {
        return Optional.ofNullable(database.find(Account.class, id));
    }

    /** Somebody whom the organization itself names: active at once. */
    public Account admit(Email email, String name, Role role, Language language) {
        Account account = new Account(email, name, role, true, language, clock.instant());
        database.persist(account);
        return account;
    }
}
