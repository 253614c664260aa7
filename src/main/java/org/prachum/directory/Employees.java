package org.prachum.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.identity.Email;
import org.prachum.platform.problem.Missing;

/** Finding people in the directory. Joins its caller's transaction. */
@ApplicationScoped
public class Employees {

    @Inject
    EntityManager database;

    /** Document 000's look-up as one indexed query: the number without leading zeros, among the active. */
    public Optional<Employee> byNumber(EmployeeNumber number) {
        return byKey(number.key());
    }

    /** The active person whose number has that key ({@link EmployeeNumber#key}). */
    public Optional<Employee> byKey(String key) {
        return database.createQuery(
                        "select e from Employee e where e.numberKey = :key and e.active = true", Employee.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    /** The active person whose address that is; empty where it is nobody's, or several people share it. */
    public Optional<Employee> byEmail(Email email) {
        List<Employee> people = database.createQuery(
                        "select e from Employee e where e.email = :email and e.active = true", Employee.class)
                .setParameter("email", email.value())
                .setMaxResults(2)
                .getResultList();
        return people.size() == 1 ? Optional.of(people.get(0)) : Optional.empty();
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
