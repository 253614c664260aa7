package org.prachum.notifications;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prachum.platform.health.ReadinessCheck;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.TenantScope;

/**
 * Sends what stands in lines: what is meant for one target goes in its order, one after the other, and each target is served by a worker
 * of its own, so that one that does not answer holds up neither another target nor another organization, nor mail, nor screens.
 *
 * <p>Any number of nodes may do so. Whoever took the head of a line has the line: the others see a head that is not due. If they die, it
 * is due again after {@link Dispatch#WHILE_SENDING}.
 */
@ApplicationScoped
class Lines implements ReadinessCheck {

    private static final Logger LOG = Logger.getLogger(Lines.class.getName());
    private static final int ORGANIZATIONS_A_ROUND = 200;

    /** Workers of this node. All of them waiting for targets that do not answer would be the end of it for a while, so there are many. */
    private static final int WORKERS = 64;

    /** After this long a worker looks who else waits. */
    private static final Duration A_TURN = Duration.ofSeconds(30);

    /** Whoever has nothing due is asked for again after that, not at once. */
    private static final long PAUSE_MILLIS = 50;

    @Inject
    AcrossTenants tenants;

    @Inject
    Dispatch dispatch;

    @Inject
    TenantScope scope;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore workers = new Semaphore(WORKERS);
    private volatile Lane lane;

    void on(@Observes Started started) {
        lane = Lane.start(
                threads,
                "outbox-lines",
                PAUSE_MILLIS,
                () -> tenants.answeredBy("organizations_with_due_lines", ORGANIZATIONS_A_ROUND),
                this::serve);
    }

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Filled filled) {
        wake();
    }

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public boolean isReady() {
        return lane != null && lane.isAlive();
    }

    @PreDestroy
    void stop() {
        if (lane != null) {
            lane.stop();
        }
    }

    private void wake() {
        if (lane != null) {
            lane.wake();
        }
    }

    private void serve(UUID organization) {
        for (String target : scope.in(organization, dispatch::dueLines)) {
            if (underWay.contains(target) || !workers.tryAcquire()) {
                continue;
            }
            underWay.add(target);
            Thread worker = threads.newThread(() -> serve(organization, target));
            worker.setName("outbox-line-" + target);
            worker.start();
        }
    }

    private void serve(UUID organization, String target) {
        try {
            scope.in(organization, () -> work(target));
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "A line could not be served and will be tried again", trouble);
        } finally {
            underWay.remove(target);
            workers.release();
        }
    }

    /** Sends one after the other until the line is empty, or its head has to wait. */
    private void work(String target) {
        Instant enough = clock.instant().plus(A_TURN);
        Optional<OutboxMessage> head = dispatch.takeHead(target);
        while (head.isPresent() && carry(head.get())) {
            head = clock.instant().isBefore(enough) ? dispatch.takeHead(target) : Optional.empty();
        }
    }

    /** Whether the line can go on. */
    private boolean carry(OutboxMessage message) {
        try {
            if (dispatch.carrierOf(message).carry(message)) {
                dispatch.sent(message.getId());
            } else {
                dispatch.withdrawn(message.getId());
            }
            return true;
        } catch (Exception thrown) {
            Failure failure = Failure.of(thrown);
            LOG.log(Level.INFO, failure.isOurs() ? thrown : null, () -> message.getKind() + " " + message.getId() + " did not reach "
                    + message.getRecipient() + ", attempt " + message.getAttempts() + ": " + failure.reason() + " " + failure.words());
            dispatch.failed(message.getId(), failure);
            return failure.lasting();
        }
    }
}
