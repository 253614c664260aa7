package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.prachum.notifications.Outbox;
import org.prachum.platform.metrics.Exposition;
import org.prachum.platform.metrics.Measured;
import org.prachum.platform.metrics.Tally;
import org.prachum.platform.problem.TooOften;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.Traffic;

/**
 * Where people register. Whoever comes alone is served at once; who comes while somebody of the same meeting is being served waits for
 * that moment, and is then served together with everybody else who waited, in one transaction.
 *
 * <p>So a meeting that everybody wants costs the database one commit for many people, and its row is never fought over within a node.
 * There is no thread and no timer: the first of those who wait serves the next round and then goes.
 */
@ApplicationScoped
class RegistrationDesk implements Measured {

    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_WAITING = 2_000;
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private record Door(UUID organization, int meeting) {}

    private final Map<Door, Line> lines = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    @Inject
    Places places;

    @Inject
    Outbox outbox;

    @Inject
    CurrentTenant tenant;

    @Inject
    Traffic traffic;

    private final Tally outcomes = new Tally(
            "prachum_registrations_total", "What people were answered who asked for a place; repeated is what was answered before.", "outcome");

    /**
     * Asks for a place in the meeting of that number of the current organization.
     *
     * @throws TooOften when too many wait on this node; nothing was decided
     * @throws Unavailable when the database cannot be reached; nothing is known to be decided
     */
    Placement register(int meeting, Applicant applicant) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            outcomes.count("busy");
            throw new TooOften("registration.busy", COME_BACK);
        }
        try {
            Door door = new Door(tenant.id(), meeting);
            Turn turn = new Turn(applicant);
            Line line = lines.compute(door, (any, there) -> there == null ? new Line(turn) : there.with(turn));
            if (line.isLedBy(turn) || turn.comesToLead()) {
                serve(door);
            }
            Placement placement = turn.answer();
            outcomes.count(placement.repeated() ? "repeated" : placement.outcome().name().toLowerCase(Locale.ROOT));
            if (placement.isPlaced()) {
                outbox.filled();
            }
            if (placement.isPlaced() && !placement.repeated()) {
                traffic.registered(door.organization());
            }
            return placement;
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public void measure(Exposition page) {
        outcomes.tell(page);
        page.alone("prachum_desk_waiting", Exposition.Kind.GAUGE, "People who wait for their answer, of " + MOST_WAITING + " at most.",
                waiting.get());
    }

    /** Serves one round, in which whoever serves is the first, and hands over to the next who waits. */
    private void serve(Door door) {
        List<Turn> round = new ArrayList<>();
        lines.computeIfPresent(door, (any, line) -> line.moveTo(round));
        try {
            List<Placement> placements = places.take(
                    door.organization(), door.meeting(), round.stream().map(turn -> turn.applicant).toList());
            for (int i = 0; i < round.size(); i++) {
                round.get(i).placed(placements.get(i));
            }
        } catch (RuntimeException | Error failed) {
            round.forEach(turn -> turn.failed(failed));
        } finally {
            Line left = lines.computeIfPresent(door, (any, line) -> line.handOver());
            Turn next = left == null ? null : left.leader;
            if (next != null) {
                next.lead();
            }
        }
    }

    /** Those who wait at one door while {@code leader} serves. Changed only under the map's lock of that door. */
    private static final class Line {

        private final Deque<Turn> turns = new ArrayDeque<>();
        private volatile Turn leader;

        Line(Turn first) {
            leader = first;
            turns.add(first);
        }

        Line with(Turn turn) {
            turns.add(turn);
            return this;
        }

        Line moveTo(List<Turn> round) {
            while (!turns.isEmpty() && round.size() < MOST_AT_ONCE) {
                round.add(turns.poll());
            }
            return this;
        }

        /** Null when nobody waits: the door is forgotten. */
        Line handOver() {
            leader = turns.peek();
            return leader == null ? null : this;
        }

        boolean isLedBy(Turn turn) {
            return leader == turn;
        }
    }

    /** One person's wait: it ends with an answer, or with the call to serve the next round. */
    private static final class Turn {

        private final Applicant applicant;
        private final CountDownLatch called = new CountDownLatch(1);
        private volatile Placement placement;
        private volatile Throwable failure;

        Turn(Applicant applicant) {
            this.applicant = applicant;
        }

        /** Waits; true when this one has to serve. Not interruptible, because others may depend on it by then. */
        boolean comesToLead() {
            boolean interrupted = false;
            while (true) {
                try {
                    called.await();
                    break;
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return placement == null && failure == null;
        }

        void lead() {
            called.countDown();
        }

        void placed(Placement answer) {
            placement = answer;
            called.countDown();
        }

        void failed(Throwable thrown) {
            failure = thrown;
            called.countDown();
        }

        Placement answer() {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            return placement;
        }
    }
}
