package org.prachum.tenancy;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.prachum.platform.config.Settings;
import org.prachum.platform.metrics.Exposition;
import org.prachum.platform.metrics.Measured;
import org.prachum.platform.metrics.Tally;
import org.prachum.platform.persistence.Pool;
import org.prachum.platform.persistence.Started;

/**
 * How much each organization is used: requests to its host and registrations, by the hour. Counted here in memory, and added every few
 * seconds to what all nodes have counted, in one statement for all organizations; a node that dies loses those seconds.
 */
@ApplicationScoped
public class Traffic implements Measured {

    private static final Logger LOG = Logger.getLogger(Traffic.class.getName());
    private static final int PAUSE_SECONDS = 10;

    private static final String ADD = "select count_traffic(?, ?, ?)";

    @Inject
    @Pool
    DataSource pool;

    @Inject
    Settings settings;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;

    private final Map<UUID, Counts> counts = new ConcurrentHashMap<>();

    private final Tally byOrganization =
            new Tally("prachum_organization_requests_total", "Requests by the organization whose host they asked.", "organization");

    private static final class Counts {

        private final LongAdder requests = new LongAdder();
        private final LongAdder registrations = new LongAdder();
    }

    private record Taken(UUID organization, long requests, long registrations) {}

    void on(@Observes Started started) {
        executor.scheduleWithFixedDelay(this::write, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    void asked(Organization organization) {
        of(organization.getId()).requests.increment();
        if (settings.isMetricsOfOrganizations()) {
            byOrganization.count(organization.getSubdomain());
        }
    }

    /** Somebody was given a place there. */
    public void registered(UUID organization) {
        of(organization).registrations.increment();
    }

    @Override
    public void measure(Exposition page) {
        if (settings.isMetricsOfOrganizations()) {
            byOrganization.tell(page);
        }
    }

    /** What was counted since the last time, also when this node stops. */
    @PreDestroy
    void write() {
        List<Taken> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setArray(1, connection.createArrayOf("uuid", taken.stream().map(Taken::organization).toArray()));
            statement.setArray(2, connection.createArrayOf("int8", taken.stream().map(Taken::requests).toArray()));
            statement.setArray(3, connection.createArrayOf("int8", taken.stream().map(Taken::registrations).toArray()));
            statement.execute();
        } catch (SQLException unreachable) {
            LOG.log(Level.WARNING, "Requests could not be added to what was counted and will be next time: {0}", unreachable.getMessage());
            taken.forEach(this::putBack);
        }
    }

    private Counts of(UUID organization) {
        Counts there = counts.get(organization);
        return there == null ? counts.computeIfAbsent(organization, first -> new Counts()) : there;
    }

    /** In one order on each node, so that two who write at once wait for each other and never both. */
    private List<Taken> take() {
        List<Taken> taken = new ArrayList<>();
        counts.forEach((organization, counted) -> {
            long requests = counted.requests.sumThenReset();
            long registrations = counted.registrations.sumThenReset();
            if (requests + registrations > 0) {
                taken.add(new Taken(organization, requests, registrations));
            }
        });
        taken.sort(Comparator.comparing(counted -> counted.organization().toString()));
        return taken;
    }

    private void putBack(Taken taken) {
        of(taken.organization()).requests.add(taken.requests());
        of(taken.organization()).registrations.add(taken.registrations());
    }
}
