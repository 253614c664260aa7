package org.prachum.integrations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.prachum.notifications.Carrier;
import org.prachum.notifications.OutboxMessage;
import org.prachum.notifications.Undelivered;
import org.prachum.platform.config.Settings;

/**
 * Tells a webhook what happened, signed, as Standard Webhooks has it. The id is that of the outbox row, the same at each attempt, so that
 * what comes twice is known.
 */
@ApplicationScoped
class WebhookCarrier implements Carrier {

    static final String CHANNEL = "webhook";

    private static final Duration TIME = Duration.ofSeconds(10);

    /** Nobody reads what else is answered. */
    private static final int MOST = 1_024;

    @Inject
    Posting posting;

    @Inject
    Outgoing outgoing;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public boolean carry(OutboxMessage message) throws Undelivered {
        Optional<Posting.Parcel> parcel = posting.parcel(message);
        if (parcel.isEmpty()) {
            return false;
        }
        Integration webhook = parcel.get().integration();
        try {
            send(message, parcel.get());
        } catch (Undelivered undelivered) {
            posting.failed(webhook.getId());
            throw undelivered;
        }
        if (webhook.getFailingSince() != null) {
            posting.arrived(webhook.getId());
        }
        return true;
    }

    private void send(OutboxMessage message, Posting.Parcel parcel) throws Undelivered {
        byte[] body = body(message, parcel);
        String id = "msg_" + message.getId();
        Instant now = clock.instant();
        Map<String, String> headers = Map.of(
                "User-Agent", "Prachum (" + settings.getPublicUrl() + ")",
                "webhook-id", id,
                "webhook-timestamp", String.valueOf(now.getEpochSecond()),
                "webhook-signature", WebhookSecret.signatures(parcel.secrets(), id, now, body));
        Answer answer = outgoing.post(
                URI.create(parcel.integration().getAddress()), headers, "application/json", body, TIME, MOST);
        if (answer.isGone()) {
            posting.gone(parcel.integration().getId());
        }
        if (!answer.isTaken()) {
            throw answer.refusal(message.getAttempts());
        }
    }

    private static byte[] body(OutboxMessage message, Posting.Parcel parcel) {
        return parcel.registration() == null
                ? WebhookBody.test(message.getCreatedAt())
                : WebhookBody.of(message.getKind(), message.getCreatedAt(), parcel.registration(), parcel.meeting());
    }
}
