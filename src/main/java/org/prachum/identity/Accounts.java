package org.prachum.identity;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.Like;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Language;

/** Finding and adding the accounts of the current organization. Joins its caller's transaction. */
@ApplicationScoped
public class Accounts {

    private static final String MATCHES = "(lower(a.name) like :part escape '!' or a.email like :part escape '!')";

    @Inject
    EntityManager database;

    @Inject
    SignUpRules rules;

    @Inject
    Audit audit;

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

    /** What these accounts are called, by id. */
    public Map<UUID, String> names(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.createQuery("select a from Account a where a.id in :ids", Account.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(toMap(Account::getId, Account::getName));
    }

    /** Somebody whom the organization itself names: active at once. An address that has an account refuses by its constraint. */
    public Account admit(Email email, String name, Role role, Language language) {
        return add(new Account(email, name, role, true, language, clock.instant()));
    }

    /** Somebody who came by themselves, to organize. */
    Account register(Email email, String name, boolean approved, Language language) {
        return add(new Account(email, name, Role.ORGANIZER, approved, language, clock.instant()));
    }

    /**
     * An organizer of another program, whom nobody mails. Active where they would be by coming themselves; where an admin has to approve,
     * or their domain is not let in, they wait for that.
     *
     * @throws org.prachum.platform.problem.Invalid when the name is empty or longer than 120 characters
     */
    public Account bring(Email email, String name, Language language) {
        SignUpRule rule = rules.current();
        return register(email, name, rule.letsIn(email) && !rule.isApprovalWanted(), language);
    }

    /** Notes that somebody signed in. Beside the version, so that two browsers at once do not disturb each other or an editor. */
    void signedIn(Account account) {
        database.createQuery("update Account a set a.lastSignedInAt = :now where a.id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", account.getId())
                .executeUpdate();
        audit.note(Deed.of("sign_in.succeeded").on(account.getId(), account.getName()).by(account.actor()));
    }

    /** By name, those that wait for approval first. */
    List<Account> page(String search, int first, int most) {
        return database.createQuery(
                        "select a from Account a where " + MATCHES + " order by case when a.status = 'pending' then 0 else 1 end, "
                                + "lower(a.name), a.id",
                        Account.class)
                .setParameter("part", part(search))
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    long count(String search) {
        return database.createQuery("select count(a) from Account a where " + MATCHES, Long.class)
                .setParameter("part", part(search))
                .getSingleResult();
    }

    List<Account> active() {
        return database.createQuery("select a from Account a where a.status = 'active' order by lower(a.name), a.id", Account.class)
                .getResultList();
    }

    /** Those that wait for an admin's approval, by name; at most so many. */
    List<Account> pending(int most) {
        return database.createQuery("select a from Account a where a.status = 'pending' order by lower(a.name), a.id", Account.class)
                .setMaxResults(most)
                .getResultList();
    }

    int countPending() {
        return database.createQuery("select count(a) from Account a where a.status = 'pending'", Long.class)
                .getSingleResult()
                .intValue();
    }

    /** The admins that can sign in, by name. */
    List<Account> activeAdmins() {
        return active().stream().filter(account -> account.getRole() == Role.ADMIN).toList();
    }

    /** The admins that can sign in. Whoever asks holds them until the commit, so that two cannot be the last at once. */
    List<Account> activeAdminsHeld() {
        return database.createQuery(
                        "select a from Account a where a.role = 'admin' and a.status = 'active' order by a.id", Account.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /**
     * Takes these accounts away for good; whatever points at them must not do so any more.
     *
     * @throws LastAdmin when no admin would be left who can sign in
     */
    public void remove(Set<UUID> ids) {
        List<UUID> admins = activeAdminsHeld().stream().map(Account::getId).toList();
        if (!ids.isEmpty() && ids.containsAll(admins)) {
            throw new LastAdmin();
        }
        ids.forEach(id -> find(id).ifPresent(database::remove));
        database.flush();
    }

    /** In which organizations that address has an account: ids alone, for a mail to that very address. */
    public List<UUID> organizationsOf(Email email) {
        List<?> ids = database.createNativeQuery("select cast(id as text) from organizations_of_address(?1) as found(id)")
                .setParameter(1, email.value())
                .getResultList();
        return ids.stream().map(id -> UUID.fromString(id.toString())).toList();
    }

    private Account add(Account account) {
        database.persist(account);
        database.flush();
        return account;
    }

    private static String part(String search) {
        String typed = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
        return Like.containing(typed);
    }
}
