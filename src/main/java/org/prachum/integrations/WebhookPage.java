package org.prachum.integrations;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.notifications.MailState;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Paged;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.Texts;

/** {@code /admin/integrations/webhooks/<id>}, or {@code new} */
@Named
@ViewScoped
public class WebhookPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String NEW = "new";

    @Inject
    Connecting connecting;

    @Inject
    Links link;

    @Inject
    Texts texts;

    private String id;
    private UUID added;
    private String address;
    /** A list that Faces can make another of. */
    private List<String> events = new ArrayList<>(List.of(Events.CREATED, Events.CANCELLED));
    private String secret;
    private MailState state = MailState.SENT;
    private transient Integration webhook;
    private Paged<OutboxMessage> deliveries;

    public void load() {
        if (isNew()) {
            connecting.webhooks();
            return;
        }
        read();
        deliveries = new Paged<>(
                () -> connecting.countDeliveries(state, uuid()), (first, most) -> connecting.deliveries(state, uuid(), first, most));
    }

    public void save() {
        if (isNew()) {
            Connecting.Signed signed = connecting.addWebhook(address, events);
            added = signed.webhook();
            load();
            secret = signed.secret();
            return;
        }
        connecting.changeWebhook(uuid(), address, events);
        said("integrations.saved");
    }

    public void changeSecret() {
        secret = connecting.changeSecret(uuid());
        read();
    }

    public void test() {
        connecting.test(uuid());
        said("integrations.tested");
    }

    public void switchOn() {
        connecting.switchOn(uuid());
        said("integrations.switched_on");
    }

    public void switchOff() {
        connecting.switchOff(uuid());
        said("integrations.switched_off");
    }

    public void remove() {
        connecting.remove(uuid());
        Redirect.to(link.to("/admin/integrations"));
    }

    public void again(UUID delivery) {
        connecting.sendAgain(delivery);
        said("integrations.again.done");
    }

    public boolean isNew() {
        return added == null && NEW.equals(id);
    }

    /** Null as long as it is new. */
    public Integration getWebhook() {
        if (webhook == null && !isNew()) {
            read();
        }
        return webhook;
    }

    public List<String> getAllEvents() {
        return Events.ALL;
    }

    /** Only right after it was made. */
    public String getSecret() {
        return secret;
    }

    public Paged<OutboxMessage> getDeliveries() {
        return deliveries;
    }

    private void said(String text) {
        secret = null;
        read();
        Messages.addGlobalInfo(texts.get(text));
    }

    private void read() {
        webhook = connecting.webhook(uuid());
        address = webhook.getAddress();
        events = new ArrayList<>(webhook.getEvents());
    }

    /** The address says "new" also after it was added. */
    private UUID uuid() {
        return added == null ? Ids.typed("webhook", id) : added;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public List<String> getEvents() {
        return events;
    }

    public void setEvents(List<String> events) {
        this.events = events;
    }

    public MailState getState() {
        return state;
    }

    /** Nothing chosen leaves it as it is. */
    public void setState(MailState chosen) {
        if (chosen != null) {
            state = chosen;
        }
    }
}
