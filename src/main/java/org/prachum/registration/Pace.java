package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import org.prachum.platform.cache.Caches;
import org.prachum.platform.problem.TooOften;
import org.prachum.tenancy.CurrentTenant;

/**
 * How many places one address may take in a minute, where the organization set a limit; none is set unless an admin does, because a whole
 * office may stand behind one address. Counted by each node for itself, in memory; who is not placed has taken nothing.
 */
@ApplicationScoped
class Pace {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_CLIENTS = 50_000;

    private record Client(UUID organization, String network) {}

    private final Map<Client, Deque<Instant>> places = Caches.atMost(MOST_CLIENTS, () -> this.clock.instant())
            .expireAfterAccess(MINUTE.plusSeconds(1))
            .<Client, Deque<Instant>>build()
            .asMap();

    @Inject
    LookUpLimits limits;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    /**
     * Begins a registration, which counts unless it is {@link #without}.
     *
     * @throws TooOften when the address has taken as many within the last minute as it may
     */
    void begin(String client) {
        Integer most = limits.current().registrations();
        if (most == null) {
            return;
        }
        places.compute(client(client), (any, there) -> {
            Deque<Instant> taken = there == null ? new ArrayDeque<>() : there;
            forget(taken);
            if (taken.size() >= most) {
                throw new TooOften("registration.pace", Duration.between(clock.instant(), taken.peekFirst().plus(MINUTE)));
            }
            taken.addLast(clock.instant());
            return taken;
        });
    }

    /** What was begun last from there came to nothing. */
    void without(String client) {
        places.computeIfPresent(client(client), (any, taken) -> {
            taken.pollLast();
            return taken.isEmpty() ? null : taken;
        });
    }

    private Client client(String address) {
        return new Client(tenant.id(), ClientNetwork.nearest(address));
    }

    private void forget(Deque<Instant> taken) {
        Instant minuteAgo = clock.instant().minus(MINUTE);
        while (!taken.isEmpty() && taken.peekFirst().isBefore(minuteAgo)) {
            taken.removeFirst();
        }
    }
}
