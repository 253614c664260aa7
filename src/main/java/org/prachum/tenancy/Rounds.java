package org.prachum.tenancy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is done again and again, for each organization that has something to do. Any number of nodes may go the same round, so the work must
 * be such that two who do it at once do it once.
 *
 * <p>One organization's trouble is not the others', and what failed is done in the next round.
 */
@ApplicationScoped
public class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());

    /** Which organizations have something to do: ids only. */
    @FunctionalInterface
    public interface Due {

        List<UUID> organizations() throws SQLException;
    }

    @Inject
    TenantScope scope;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;

    /**
     * From now on, as long as this node runs.
     *
     * @param what what is done, as the log says it: "old imports"
     * @param first until the first round
     * @param pause from the end of a round to the next
     */
    public void begin(String what, Duration first, Duration pause, Due due, Runnable work) {
        executor.scheduleWithFixedDelay(
                () -> round(what, due, work), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round(String what, Due due, Runnable work) {
        try {
            due.organizations().forEach(organization -> visit(what, organization, work));
        } catch (SQLException | RuntimeException trouble) {
            LOG.log(Level.WARNING, "Round of " + what + ": nobody could be asked for, and will be next time", trouble);
        }
    }

    private void visit(String what, UUID organization, Runnable work) {
        try {
            scope.in(organization, work);
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "Round of " + what + ": organization " + organization + " will be visited next time", trouble);
        }
    }
}
