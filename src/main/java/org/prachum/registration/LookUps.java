package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.prachum.directory.EmployeeNumber;
import org.prachum.platform.persistence.Pool;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.CurrentTenant;

/** Document 000's two questions, which are asked while people type: one round trip and one indexed row each. */
@ApplicationScoped
class LookUps {

    /** Somebody whose number was typed, as the directory spells it. */
    record Found(String number, Disclosure.Known person) {}

    @Inject
    @Pool
    DataSource pool;

    @Inject
    CurrentTenant tenant;

    /** Whoever of the directory has that number and is active. */
    Optional<Found> employee(EmployeeNumber number) {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement("select * from look_up_employee(?, ?)")) {
            question.setObject(1, tenant.id());
            question.setString(2, number.key());
            try (ResultSet row = question.executeQuery()) {
                return row.next()
                        ? Optional.of(new Found(row.getString(1), new Disclosure.Known(
                                row.getString(2), row.getString(3), row.getString(4), row.getString(5), null)))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The directory could not be asked", failed);
        }
    }

    /**
     * Whether that number, or one that nobody could have, has a place.
     *
     * @param access the key of a private meeting, or null
     * @throws Missing when there is no such meeting, or not for who has no key to it
     */
    boolean isRegistered(int meeting, String access, Optional<EmployeeNumber> number) {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement("select is_registered(?, ?, ?, ?)")) {
            question.setObject(1, tenant.id());
            question.setInt(2, meeting);
            question.setString(3, number.map(EmployeeNumber::key).orElse(""));
            question.setString(4, access == null ? "" : access);
            try (ResultSet row = question.executeQuery()) {
                row.next();
                boolean registered = row.getBoolean(1);
                if (row.wasNull()) {
                    throw new Missing("meeting " + meeting);
                }
                return registered;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Registrations could not be asked", failed);
        }
    }
}
