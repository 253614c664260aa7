package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.problem.TooOften;
import org.prachum.tenancy.CurrentTenant;

/**
 * How many people who are not in the directory may register within a minute: from one network, and for one meeting ({@link GuestPolicy}).
 * Whether somebody is in the directory only the database knows, so whoever is over the limit is asked for with that said, and the database
 * refuses them unless the directory knows them.
 *
 * <p>Counted by each node for itself, in memory. Whoever gets no place has not counted.
 */
@ApplicationScoped
class GuestRateLimit {

    private record Network(UUID organization, String address) {}

    private record Door(UUID organization, int meeting) {}

    /** One registration as it was counted. */
    class Attempt {

        private final Network network;
        private final Door door;
        private final Optional<Duration> wait;

        Attempt(Network network, Door door, Optional<Duration> wait) {
            this.network = network;
            this.door = door;
            this.wait = wait;
        }

        boolean isOverLimit() {
            return wait.isPresent();
        }

        /** It came to nothing. */
        void giveBack() {
            if (isOverLimit()) {
                return;
            }
            if (network != null) {
                networks.giveBack(network);
            }
            doors.giveBack(door);
        }

        TooOften refusal() {
            return new TooOften("registration.guests.tooMany", wait.orElse(Duration.ZERO));
        }
    }

    private final SlidingWindow<Network> networks = new SlidingWindow<>();
    private final SlidingWindow<Door> doors = new SlidingWindow<>();

    @Inject
    CurrentGuestPolicy policies;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    /** Counts one registration, if there is room for it; for all meetings of a series somebody counts once among their network. */
    Attempt begin(Request request) {
        GuestPolicy policy = policies.get();
        Network network = request.isFurther() ? null : new Network(tenant.id(), ClientNetwork.nearest(request.client()));
        Door door = new Door(tenant.id(), request.meeting());
        Optional<Duration> wait = Optional.empty();
        if (network != null) {
            wait = networks.take(network, policy.networkLimit(), clock.instant());
        }
        if (wait.isEmpty()) {
            wait = doors.take(door, policy.meetingLimit(), clock.instant());
            if (wait.isPresent() && network != null) {
                networks.giveBack(network);
            }
        }
        return new Attempt(network, door, wait);
    }
}
