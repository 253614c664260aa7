package org.prachum.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.prachum.platform.live.Heard;
import org.prachum.platform.persistence.Pool;
import org.prachum.platform.problem.Invalid;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.OrganizationCache;

/**
 * What employee numbers of the current organization look like, for every place where one is typed: {@code #{employeeNumbers}}.
 *
 * <p>The shortest number of the directory, without leading zeros, decides how short a typed one may be; {@value
 * EmployeeNumber#FEWEST_TYPED} characters are always enough, and are needed while the directory is empty. Kept in memory, because it is
 * asked with every page and look-up, until the directory changes here or on another node; the short life of an entry is for the case that
 * the news was lost.
 */
@Named("employeeNumbers")
@ApplicationScoped
public class NumberRules {

    private static final Shape OF_NOBODY = new Shape(EmployeeNumber.FEWEST_TYPED, false, false);

    /** @param letters whether there is a number with anything but digits */
    private record Shape(int shortest, boolean letters, boolean padded) {}

    private final OrganizationCache<UUID, Shape> kept =
            new OrganizationCache<>((organization, shape) -> organization, () -> this.clock.instant());

    @Inject
    @Pool
    DataSource pool;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    /** The fewest characters of a number that somebody types, 1 to {@value EmployeeNumber#FEWEST_TYPED}. */
    public int getShortest() {
        return shape().shortest();
    }

    /** What {@code inputmode} of HTML takes: {@code numeric} where all numbers are digits alone, else {@code text}. */
    public String getInputMode() {
        return shape().letters() ? "text" : "numeric";
    }

    /** Whether the directory lists a number with leading zeros. */
    public boolean isZeroPadded() {
        return shape().padded();
    }

    /** @throws Invalid {@code directory.number.malformed}, beside the field {@code emp_id} */
    public EmployeeNumber typed(String typed) {
        return typed(typed, "emp_id");
    }

    /**
     * A number that somebody typed.
     *
     * @param field where it was typed
     * @throws Invalid {@code directory.number.malformed}, beside that field
     */
    public EmployeeNumber typed(String typed, String field) {
        return EmployeeNumber.typed(typed, getShortest(), field);
    }

    /** What is said where there is no number at all. */
    public Invalid malformed(String field) {
        return EmployeeNumber.malformed(field, getShortest());
    }

    /** This node changed the directory. */
    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) EmployeesImported changed) {
        tenant.tenant().ifPresent(kept::forget);
    }

    /** Another node did. */
    void on(@Observes Heard heard) {
        if (EmployeesImported.TOPIC.equals(heard.topic())) {
            kept.forget(heard.tenant());
        } else {
            kept.hear(heard);
        }
    }

    private Shape shape() {
        UUID organization = tenant.id();
        return kept.find(organization, () -> Optional.of(read(organization))).orElseThrow();
    }

    private Shape read(UUID organization) {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement("select * from number_shapes(?)")) {
            question.setObject(1, organization);
            try (ResultSet row = question.executeQuery()) {
                if (!row.next() || row.getInt(1) == 0) {
                    return OF_NOBODY;
                }
                return new Shape(Math.min(row.getInt(1), EmployeeNumber.FEWEST_TYPED), row.getBoolean(2), row.getBoolean(3));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The directory could not be asked", failed);
        }
    }
}
