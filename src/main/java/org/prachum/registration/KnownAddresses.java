package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.prachum.directory.Employee;
import org.prachum.directory.EmployeeNumber;
import org.prachum.directory.Employees;
import org.prachum.identity.Email;

/**
 * Which address is somebody's. The directory's wins over one that was typed, because anybody can type anybody's number with an address of
 * their own. Joins its caller's transaction.
 */
@ApplicationScoped
class KnownAddresses {

    @Inject
    Employees employees;

    /** Where the ticket of a registration is mailed: as the directory has it now, else as it was known when they registered. */
    Optional<String> of(Registration registration) {
        return employees.byKey(registration.getNumberKey()).flatMap(Employee::email).or(registration::email);
    }

    /** By what whoever has that address is known in a meeting. */
    RegistrantKey registrant(Email email) {
        return employees.byEmail(email)
                .map(employee -> RegistrantKey.of(EmployeeNumber.listed(employee.getNumber())))
                .orElseGet(() -> RegistrantKey.guest(email));
    }
}
