package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** The quota of the current organization. Joins its caller's transaction. */
@ApplicationScoped
public class Quotas {

    @Inject
    EntityManager database;

    @Inject
    Event<QuotaChanged> changed;

    public Quota current() {
        return database.createQuery("select q from Quota q", Quota.class)
                .getResultStream()
                .findFirst()
                .orElseGet(Quota::usual);
    }

    /** How many mails may leave today: as many as an operator allows, or else more the older the organization is. */
    public int mailsToday() {
        return ((Number) database.createNativeQuery("select mails_a_day()").getSingleResult()).intValue();
    }

    /** Allows what is usual, and where that is less than so many, so many. */
    public void makeRoom(long employees, long meetings) {
        Quota quota = current();
        if (employees > quota.getEmployees() || meetings > quota.getMeetings()) {
            allow(
                    (int) Math.min(Integer.MAX_VALUE, Math.max(employees, quota.getEmployees())),
                    (int) Math.min(Integer.MAX_VALUE, Math.max(meetings, quota.getMeetings())),
                    quota.getMails());
        }
    }

    /** @throws org.prachum.platform.problem.Invalid beside {@code employees}, {@code meetings} or {@code mails} */
    public void allow(Integer employees, Integer meetings, Integer mails) {
        Quota quota = current();
        quota.allow(employees, meetings, mails);
        if (!database.contains(quota)) {
            database.persist(quota);
        }
        changed.fire(new QuotaChanged());
    }
}
