package org.prachum.platform.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Turns what the database refused into what a person reads: a constraint has a name, and its name has a {@link Refusal}.
 *
 * <p>Each feature contributes its names as a {@link ConstraintNames} bean.
 */
@ApplicationScoped
public class Constraints {

    @Inject
    @Any
    Instance<ConstraintNames> names;

    /** The refusal behind an exception of the persistence layer or of the transaction, if it has one. */
    public Optional<Refusal> refusalBehind(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
            if (cause instanceof OptimisticLockException) {
                return Optional.of(new ChangedMeanwhile());
            }
            if (cause instanceof SQLException refused) {
                return constraintOf(refused).flatMap(this::refusalOf);
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> refusalOf(String constraint) {
        return names.stream().flatMap(feature -> feature.refusal(constraint).stream()).findFirst();
    }

    /** The server brings its own copy of the driver, so the name is read from the class we know or from the message. */
    private static Optional<String> constraintOf(SQLException refused) {
        if (refused instanceof PSQLException ours) {
            return Optional.ofNullable(ours.getServerErrorMessage()).map(ServerErrorMessage::getConstraint);
        }
        if (refused.getSQLState() == null || !refused.getSQLState().startsWith("23")) {
            return Optional.empty();
        }
        String message = String.valueOf(refused.getMessage());
        int from = message.indexOf("constraint \"");
        if (from < 0) {
            return Optional.empty();
        }
        int start = from + "constraint \"".length();
        return Optional.of(message.substring(start, message.indexOf('"', start)));
    }
}
