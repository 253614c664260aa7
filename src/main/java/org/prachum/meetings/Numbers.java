package org.prachum.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/**
 * Counts the meetings of each organization. The counter's row is locked until the transaction ends, so that no number is given twice and
 * none is left out.
 */
@ApplicationScoped
class Numbers {

    @Inject
    EntityManager database;

    int next() {
        Object next = database.createNativeQuery("""
                        insert into meeting_number as counter (next) values (2)
                        on conflict (tenant_id) do update set next = counter.next + 1
                        returning next - 1""").getSingleResult();
        return ((Number) next).intValue();
    }

    /** A number that came with a meeting from elsewhere; those counted later come after it. */
    void reserve(int number) {
        database.createNativeQuery("""
                        insert into meeting_number as counter (next) values (?1)
                        on conflict (tenant_id) do update set next = greatest(counter.next, excluded.next)""")
                .setParameter(1, number + 1)
                .executeUpdate();
    }
}
