package org.prachum.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Finding people in the directory. Joins its caller's transaction. */
@ApplicationScoped
public class Employees {

    @Inject
    EntityManager database;

    /** Document 000's look-up as one indexed query: the number without leading zeros, among the active. */
    public Optional<Employee> byNumber(EmployeeNumber number) {
        return database.createQuery(
                        "select e from Employee e where e.numberKey = :key and e.active = true", Employee.class)
                .setParameter("key", number.key())
                .getResultStream()
                .findFirst();
    }
}
