package org.prachum.directory;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.notifications.Outbox;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.ChangedMeanwhile;
import org.prachum.platform.problem.Missing;

/** An admin looks people up, adds them, corrects what is known of them, and lets them go and come back. */
@UseCase
@Requires(Permission.MANAGE_DIRECTORY)
class EmployeeDirectory {

    @Inject
    Employees employees;

    @Inject
    EmployeeSearch search;

    @Inject
    EntityManager database;

    @Inject
    Outbox outbox;

    @Inject
    Event<EmployeesImported> listed;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    EmployeesFound search(String typed, int first, int most) {
        return search.search(typed, first, most);
    }

    /** @throws Missing when this organization has nobody of that id */
    Employee find(UUID id) {
        return employees.byId(id);
    }

    /** @throws NumberTaken when somebody has that number */
    Employee add(EmployeeDetails details) {
        Employee employee = new Employee(details, clock.instant());
        employees.add(employee);
        changed();
        audit.note(deed("employee.added", employee));
        return employee;
    }

    /**
     * @param version of what the editor saw
     * @throws ChangedMeanwhile when it is not that any more
     * @throws NumberTaken when somebody else has that number
     */
    void correct(UUID id, long version, EmployeeDetails details) {
        Employee employee = unchanged(id, version);
        Map<EmployeeColumn, String> before = employee.columns();
        employee.describe(details, clock.instant());
        changed();
        audit.note(deed("employee.changed", employee).changing(employee.differingFrom(before)));
    }

    void deactivate(UUID id) {
        Employee employee = employees.byId(id);
        employee.deactivate(clock.instant());
        changed();
        audit.note(deed("employee.deactivated", employee));
    }

    void reactivate(UUID id) {
        Employee employee = employees.byId(id);
        employee.reactivate(clock.instant());
        changed();
        audit.note(deed("employee.reactivated", employee));
    }

    private static Deed deed(String verb, Employee employee) {
        return Deed.of(verb).on(employee.getId(), employee.getName());
    }

    private Employee unchanged(UUID id, long version) {
        Employee employee = employees.byId(id);
        if (employee.getVersion() != version) {
            throw new ChangedMeanwhile();
        }
        return employee;
    }

    private void changed() {
        database.flush();
        outbox.push(EmployeesImported.TOPIC);
        listed.fire(new EmployeesImported(1));
    }
}
