package org.prachum.integrations;

import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.notifications.Deliveries;
import org.prachum.notifications.MailState;
import org.prachum.notifications.Outbox;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.config.Keys;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.Retention;
import org.prachum.tenancy.Retentions;

/** An admin connects other people's programs, looks what reached them, and sends again what did not. */
@UseCase
@Requires(Permission.INTEGRATE)
class Connecting {

    private static final int LONGEST_TAB = 100;

    /** The id of a Google Sheet, alone or in the address that a browser shows. */
    private static final Pattern SPREADSHEET = Pattern.compile("(?:.*/spreadsheets/d/)?([A-Za-z0-9_-]{20,100})(?:[/?#].*)?");

    /** A webhook and what it is signed with, which is shown this once. */
    record Signed(UUID webhook, String secret) {}

    @Inject
    Integrations integrations;

    @Inject
    Deliveries deliveries;

    @Inject
    Outbox outbox;

    @Inject
    Outgoing outgoing;

    @Inject
    Google google;

    @Inject
    Keys keys;

    @Inject
    Retentions retentions;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    private final SecureRandom random = new SecureRandom();

    Optional<Integration> spreadsheet() {
        return integrations.spreadsheet();
    }

    List<Integration> webhooks() {
        return integrations.webhooks();
    }

    List<Integration> all() {
        return integrations.all();
    }

    /** @throws Missing when there is no such webhook */
    Integration webhook(UUID id) {
        Integration found = integrations.byId(id);
        if (!found.isWebhook()) {
            throw new Missing("webhook " + id);
        }
        return found;
    }

    /** @throws Invalid when it is no address of a deployed Apps Script */
    void connectScript(String address) {
        URI script = google.script(address, "address");
        Integration spreadsheet = spreadsheetOrNew();
        spreadsheet.becomeScript(script.toString());
        connected(spreadsheet);
    }

    /**
     * @param key the file with the key of a service account; empty keeps the one that is there
     * @throws Invalid for what was typed, beside its field
     */
    void connectSheet(String typed, String tab, String key) {
        Matcher id = SPREADSHEET.matcher(typed == null ? "" : typed.strip());
        if (!id.matches()) {
            throw new Invalid("integrations.sheet_malformed", "sheet");
        }
        String named = tab == null ? "" : tab.strip();
        if (named.isEmpty() || named.length() > LONGEST_TAB) {
            throw new Invalid("integrations.tab_malformed", "tab");
        }
        Integration spreadsheet = spreadsheetOrNew();
        if (key == null || key.isBlank()) {
            String kept = spreadsheet.sealed().orElseThrow(() -> new Invalid("integrations.key_missing", "key"));
            spreadsheet.becomeSheet(id.group(1), named, spreadsheet.getAccount(), kept);
        } else {
            ServiceAccount account = ServiceAccount.read(key, "key");
            spreadsheet.becomeSheet(id.group(1), named, account.email(), keys.seal(spreadsheet.purpose(), key.strip()));
        }
        connected(spreadsheet);
        outbox.line(SpreadsheetCarrier.CHANNEL, Events.HEADINGS, UUID.randomUUID(), spreadsheet.getId());
    }

    /** @throws TooManyWebhooks when there are {@value Integration#MOST_WEBHOOKS} */
    Signed addWebhook(String address, List<String> events) {
        Set<Integer> taken = integrations.webhooks().stream().map(Integration::getSlot).collect(Collectors.toSet());
        int slot = IntStream.rangeClosed(1, Integration.MOST_WEBHOOKS)
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElseThrow(TooManyWebhooks::new);
        Integration webhook = Integration.webhook(slot, addressTyped(address), chosen(events), clock.instant());
        String secret = signAnew(webhook);
        integrations.add(webhook);
        note("integration.connected", webhook);
        return new Signed(webhook.getId(), secret);
    }

    void changeWebhook(UUID id, String address, List<String> events) {
        Integration webhook = webhook(id);
        webhook.listen(addressTyped(address), chosen(events));
        note("integration.changed", webhook);
    }

    /** The new secret; the one before is good for a day more. */
    String changeSecret(UUID id) {
        Integration webhook = webhook(id);
        String secret = signAnew(webhook);
        note("integration.secret_changed", webhook);
        return secret;
    }

    void switchOn(UUID id) {
        Integration integration = integrations.byId(id);
        integration.switchOn();
        note("integration.switched_on", integration);
    }

    /** What waits for it is given up, and can be sent again later. */
    void switchOff(UUID id) {
        Integration integration = integrations.byId(id);
        integration.switchOff();
        deliveries.holdBack(id);
        note("integration.switched_off", integration);
    }

    /** With whatever was or was not brought to it. */
    void remove(UUID id) {
        Integration integration = integrations.byId(id);
        integrations.remove(integration);
        deliveries.forget(id);
        note("integration.removed", integration);
    }

    /** Sends something that only shows that it arrives, behind what waits there already. */
    void test(UUID id) {
        Integration integration = active(id);
        outbox.line(
                integration.isWebhook() ? WebhookCarrier.CHANNEL : SpreadsheetCarrier.CHANNEL, Events.TEST, UUID.randomUUID(), id);
        note("integration.tested", integration);
    }

    /** @param target null for all */
    List<OutboxMessage> deliveries(MailState state, UUID target, int first, int most) {
        return deliveries.list(state, target, first, most);
    }

    /** How long the list of deliveries goes back. */
    Retention retention() {
        return retentions.current();
    }

    int countDeliveries(MailState state, UUID target) {
        return deliveries.count(state, target);
    }

    /** @throws Off when nothing is sent there */
    void sendAgain(UUID delivery) {
        OutboxMessage found = deliveries.find(delivery);
        Integration integration = active(UUID.fromString(found.getRecipient()));
        deliveries.sendAgain(found);
        note("integration.sent_again", integration);
    }

    /** For each integration that is on; answers how many. */
    int sendAllFailedAgain() {
        int again = integrations.all().stream()
                .filter(Integration::isActive)
                .mapToInt(integration -> deliveries.sendAllFailedAgain(integration.getId()))
                .sum();
        audit.note(Deed.of("integration.all_sent_again").with("count", again));
        return again;
    }

    private Integration spreadsheetOrNew() {
        return integrations.spreadsheet().orElseGet(() -> Integration.spreadsheet(clock.instant()));
    }

    private void connected(Integration spreadsheet) {
        if (integrations.find(spreadsheet.getId()).isPresent()) {
            note("integration.changed", spreadsheet);
        } else {
            integrations.add(spreadsheet);
            note("integration.connected", spreadsheet);
        }
    }

    private Integration active(UUID id) {
        Integration integration = integrations.byId(id);
        if (!integration.isActive()) {
            throw new Off();
        }
        return integration;
    }

    private String addressTyped(String typed) {
        return Address.typed(typed, "address", outgoing.isPlainAnywhere()).toString();
    }

    private static List<String> chosen(List<String> events) {
        List<String> known = Events.ALL.stream().filter(event -> events != null && events.contains(event)).toList();
        if (known.isEmpty()) {
            throw new Invalid("integrations.no_events", "events");
        }
        return known;
    }

    private String signAnew(Integration webhook) {
        String secret = WebhookSecret.fresh(random);
        webhook.signWith(keys.seal(webhook.purpose(), secret), clock.instant());
        return secret;
    }

    /** By where it is, as far as that is no secret: who knows the address of a script may write into it. */
    private void note(String verb, Integration integration) {
        String name = integration.isWebhook() ? URI.create(integration.getAddress()).getHost() : integration.getKind();
        audit.note(Deed.of(verb).on(integration.getId(), name));
    }
}
