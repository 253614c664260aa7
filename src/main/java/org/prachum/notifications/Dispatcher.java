package org.prachum.notifications;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prachum.platform.health.ReadinessCheck;
import org.prachum.platform.persistence.AcrossTenants;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.TenantScope;

/**
 * Takes from the outbox what is due and sends it: one lane for screens, which are told within a moment, and one for mail, which may have
 * to wait for a slow server without holding up the other. What stands in a line has {@link Lines} of its own.
 *
 * <p>Any number of nodes may run one; each row is taken by one of them.
 */
@ApplicationScoped
class Dispatcher implements ReadinessCheck {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());
    private static final int ORGANIZATIONS_A_ROUND = 200;
    private static final int MAILS_A_ROUND = 50;

    /** Half of the time for which mails are taken. */
    private static final Duration A_ROUND = Dispatch.WHILE_SENDING.dividedBy(2);

    /** Screens are told at most this often, however much happens. */
    private static final long PUSH_PAUSE_MILLIS = 150;

    @Inject
    AcrossTenants tenants;

    @Inject
    Dispatch dispatch;

    @Inject
    TenantScope scope;

    @Inject
    Mailer mailer;

    @Inject
    OutboxMeasures measures;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private volatile Lane pushes;
    private volatile Lane mails;

    void on(@Observes Started started) {
        pushes = Lane.start(threads, "outbox-push", PUSH_PAUSE_MILLIS, () -> due("push"), this::push);
        mails = Lane.start(threads, "outbox-mail", 0, () -> due("mail"), this::mail);
    }

    /** Who hears of the start before we do may fill the outbox at once; the lanes look into it when they begin. */
    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Filled filled) {
        if (pushes != null && mails != null) {
            pushes.wake();
            mails.wake();
        }
    }

    @Override
    public String name() {
        return "dispatcher";
    }

    @Override
    public boolean isReady() {
        return pushes != null && mails != null && pushes.isAlive() && mails.isAlive();
    }

    @PreDestroy
    void stop() {
        if (pushes != null) {
            pushes.stop();
            mails.stop();
        }
    }

    private List<UUID> due(String channel) throws SQLException {
        return tenants.answeredBy("organizations_with_due_outbox", channel, ORGANIZATIONS_A_ROUND);
    }

    private void push(UUID organization) {
        scope.in(organization, () -> {
            dispatch.push();
        });
    }

    private void mail(UUID organization) {
        scope.in(organization, () -> {
            List<OutboxMessage> messages = dispatch.takeMails(MAILS_A_ROUND);
            Instant enough = clock.instant().plus(A_ROUND);
            for (OutboxMessage message : messages) {
                // A slow server: what is left is due again before long, and would be taken by another while we still hold it.
                if (clock.instant().isAfter(enough)) {
                    return;
                }
                send(message);
            }
        });
    }

    private void send(OutboxMessage message) {
        try {
            Optional<Mail> mail = dispatch.write(message);
            if (mail.isEmpty()) {
                dispatch.withdrawn(message.getId());
                measures.mail("withdrawn");
                return;
            }
            mailer.send(message, mail.get());
            measures.mail("sent");
            dispatch.sent(message.getId());
        } catch (Exception thrown) {
            Failure failure = Failure.of(thrown);
            measures.mail("failed");
            LOG.log(Level.WARNING, failure.isOurs() ? thrown : null, () -> "Mail " + message.getId() + " of kind " + message.getKind()
                    + " was not sent, attempt " + message.getAttempts() + ": " + failure.reason() + " " + failure.words());
            dispatch.failed(message.getId(), failure);
        }
    }
}
