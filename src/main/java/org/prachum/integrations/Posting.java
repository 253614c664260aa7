package org.prachum.integrations;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.identity.AccountPost;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.Meetings;
import org.prachum.notifications.Deliveries;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.config.Keys;
import org.prachum.platform.persistence.UseCase;
import org.prachum.registration.Registration;

/** What the carriers do inside the database, around what they do outside of it. */
@UseCase
class Posting {

    /**
     * What is brought, and where to.
     *
     * @param secrets what is sealed of the integration, opened: the key of a sheet; the secrets that a webhook is signed with
     * @param registration null for what is about none
     * @param meeting that of the registration
     */
    record Parcel(Integration integration, List<String> secrets, Registration registration, Meeting meeting) {}

    @Inject
    Integrations integrations;

    @Inject
    Meetings meetings;

    @Inject
    Deliveries deliveries;

    @Inject
    AccountPost post;

    @Inject
    Keys keys;

    @Inject
    Clock clock;

    /** Empty when there is nothing left to bring, or nobody left to bring it to. */
    Optional<Parcel> parcel(OutboxMessage message) {
        Integration integration = integrations.find(UUID.fromString(message.getRecipient())).orElse(null);
        if (integration == null) {
            return Optional.empty();
        }
        List<String> secrets = integration.sealed().isEmpty()
                ? List.of()
                : integration.sealedAt(clock.instant()).stream().map(sealed -> keys.unseal(integration.purpose(), sealed)).toList();
        if (!Events.ALL.contains(message.getKind())) {
            return Optional.of(new Parcel(integration, secrets, null, null));
        }
        return integrations.registration(message.getSubject())
                .map(registration -> new Parcel(integration, secrets, registration, meetings.byId(registration.getMeeting())));
    }

    /** Something arrived. */
    void arrived(UUID integration) {
        integrations.find(integration).ifPresent(Integration::recovered);
    }

    /** Something did not; after a while of nothing else, nothing more is tried. */
    void failed(UUID integration) {
        integrations.find(integration).filter(found -> found.failed(clock.instant())).ifPresent(this::tellAdmins);
    }

    /** The other side wants nothing more. */
    void gone(UUID integration) {
        integrations.find(integration).filter(found -> found.giveUp(clock.instant())).ifPresent(this::tellAdmins);
    }

    /** That integration, if it is still as it was when it switched itself off. */
    Optional<Integration> switchedOff(UUID integration) {
        return integrations.find(integration).filter(found -> !found.isActive() && found.getSwitchedOffAt() != null);
    }

    private void tellAdmins(Integration off) {
        deliveries.holdBack(off.getId());
        post.toAdmins(SwitchedOffMail.KIND, off.getId());
    }
}
