package org.prachum.integrations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.TenantOwned;

/**
 * A program of somebody else's that is told of registrations.
 *
 * <p>Its life: <i>active</i> from when it is connected. From the first delivery that fails until one arrives it is <i>failing</i>; after
 * {@link #PATIENCE} of nothing but failures it switches itself <i>off</i>, as an admin also may, and back on.
 */
@Entity
public class Integration extends TenantOwned {

    /** For how long nothing may arrive before nothing more is tried. */
    static final Duration PATIENCE = Duration.ofDays(3);

    /** For how long a webhook is signed with the secret before as well. */
    static final Duration BOTH_SECRETS = Duration.ofHours(24);

    static final int SPREADSHEET_SLOT = 0;
    static final int MOST_WEBHOOKS = 10;

    private static final String SCRIPT = "script";
    private static final String SHEET = "sheet";
    private static final String WEBHOOK = "webhook";

    @Column(updatable = false)
    private int slot;

    private String kind;

    private String address;

    private String tab;

    private String account;

    private String events;

    private String sealed;

    @Column(name = "previous_sealed")
    private String previousSealed;

    @Column(name = "previous_until")
    private Instant previousUntil;

    private boolean active;

    @Column(name = "failing_since")
    private Instant failingSince;

    @Column(name = "switched_off_at")
    private Instant switchedOffAt;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected Integration() {}

    private Integration(int slot, Instant now) {
        this.slot = slot;
        this.active = true;
        this.createdAt = now;
    }

    /** A spreadsheet that does not know yet where it is. */
    static Integration spreadsheet(Instant now) {
        Integration spreadsheet = new Integration(SPREADSHEET_SLOT, now);
        spreadsheet.events = Events.CREATED;
        return spreadsheet;
    }

    static Integration webhook(int slot, String address, List<String> events, Instant now) {
        Integration webhook = new Integration(slot, now);
        webhook.kind = WEBHOOK;
        webhook.listen(address, events);
        return webhook;
    }

    /** Rows go to that Apps Script. */
    void becomeScript(String itsAddress) {
        kind = SCRIPT;
        address = itsAddress;
        tab = null;
        account = null;
        sealed = null;
    }

    /** Rows go to that tab of that Google Sheet, in the name of that service account, whose key is sealed. */
    void becomeSheet(String spreadsheet, String itsTab, String itsAccount, String sealedKey) {
        kind = SHEET;
        address = spreadsheet;
        tab = itsTab;
        account = itsAccount;
        sealed = sealedKey;
    }

    void listen(String itsAddress, List<String> itsEvents) {
        address = itsAddress;
        events = String.join(" ", itsEvents);
    }

    /** Deliveries are signed with that secret from now on, and with the one before for a while. */
    void signWith(String sealedSecret, Instant now) {
        previousSealed = sealed;
        previousUntil = sealed == null ? null : now.plus(BOTH_SECRETS);
        sealed = sealedSecret;
    }

    void switchOn() {
        active = true;
        failingSince = null;
        switchedOffAt = null;
    }

    void switchOff() {
        active = false;
    }

    /** Something arrived; true when that is news. */
    boolean recovered() {
        boolean news = failingSince != null;
        failingSince = null;
        return news;
    }

    /** Something did not arrive; true when that was once too often, and it is off now. */
    boolean failed(Instant now) {
        if (!active) {
            return false;
        }
        failingSince = failingSince == null ? now : failingSince;
        return !now.isBefore(failingSince.plus(PATIENCE)) && giveUp(now);
    }

    /** The other side said that it is gone for good; true when it was not off before. */
    boolean giveUp(Instant now) {
        boolean news = active;
        active = false;
        switchedOffAt = now;
        return news;
    }

    boolean isScript() {
        return SCRIPT.equals(kind);
    }

    boolean isSheet() {
        return SHEET.equals(kind);
    }

    public boolean isWebhook() {
        return WEBHOOK.equals(kind);
    }

    int getSlot() {
        return slot;
    }

    /** {@code script}, {@code sheet} or {@code webhook}. */
    public String getKind() {
        return kind;
    }

    /** Where it is: an address, or the id of a Google Sheet. */
    public String getAddress() {
        return address;
    }

    /** The tab of a Google Sheet. */
    public String getTab() {
        return tab;
    }

    /** The e-mail address of the service account that a Google Sheet is written by. */
    public String getAccount() {
        return account;
    }

    /** The types that it is told. */
    public List<String> getEvents() {
        return List.of(events.split(" "));
    }

    Optional<String> sealed() {
        return Optional.ofNullable(sealed);
    }

    /** What is sealed and signs at that moment: the secret, and the one before as long as it is good. */
    List<String> sealedAt(Instant now) {
        return previousSealed == null || !now.isBefore(previousUntil) ? List.of(sealed) : List.of(sealed, previousSealed);
    }

    /** The purpose for which its secret is sealed: worth nothing in another row. */
    String purpose() {
        return purpose(getId());
    }

    static String purpose(UUID integration) {
        return "integration " + integration;
    }

    public boolean isActive() {
        return active;
    }

    /** Since when nothing has arrived; null when what was sent last did. */
    public Instant getFailingSince() {
        return failingSince;
    }

    /** When it switched itself off; null when it did not. */
    public Instant getSwitchedOffAt() {
        return switchedOffAt;
    }
}
