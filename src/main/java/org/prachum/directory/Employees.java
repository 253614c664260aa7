package org.prachum.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.problem.Missing;

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

    /** Also who was deactivated. */
    public Optional<Employee> find(UUID id) {
        return Optional.ofNullable(database.find(Employee.class, id));
    }

    /** @throws Missing when this organization has nobody of that id */
    public Employee byId(UUID id) {
        return find(id).orElseThrow(() -> new Missing("employee " + id));
    }

    /** @throws NumberTaken by the database */
    void add(Employee employee) {
        database.persist(employee);
        database.flush();
    }
}
