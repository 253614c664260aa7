package org.prachum.integrations;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.notifications.MailState;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.web.Paged;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Kept;

/** {@code /admin/integrations}: the spreadsheet, the webhooks, and what was brought to them. */
@Named
@ViewScoped
public class IntegrationsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Connecting connecting;

    @Inject
    Texts texts;

    private String kind;
    private String address;
    private String sheet;
    private String tab;
    private String key;
    private MailState state;
    private transient List<Integration> integrations;
    private Paged<OutboxMessage> deliveries;

    @PostConstruct
    void open() {
        read();
        state = getFailed() > 0 ? MailState.FAILED : MailState.SENT;
        deliveries = new Paged<>(
                () -> connecting.countDeliveries(state, null), (first, most) -> connecting.deliveries(state, null, first, most));
    }

    public void connect() {
        if ("sheet".equals(kind)) {
            connecting.connectSheet(sheet, tab, key);
        } else {
            connecting.connectScript(address);
        }
        said("integrations.connected");
    }

    public void switchOn() {
        connecting.switchOn(getSpreadsheet().getId());
        said("integrations.switched_on");
    }

    public void switchOff() {
        connecting.switchOff(getSpreadsheet().getId());
        said("integrations.switched_off");
    }

    public void test() {
        connecting.test(getSpreadsheet().getId());
        said("integrations.tested");
    }

    public void remove() {
        connecting.remove(getSpreadsheet().getId());
        said("integrations.removed");
    }

    public void again(UUID delivery) {
        connecting.sendAgain(delivery);
        Messages.addGlobalInfo(texts.get("integrations.again.done"));
    }

    public void allAgain() {
        int count = connecting.sendAllFailedAgain();
        Messages.addGlobalInfo(texts.say("integrations.again.all.done", "count", count));
    }

    /** Null when there is none. */
    public Integration getSpreadsheet() {
        return all().stream().filter(integration -> !integration.isWebhook()).findFirst().orElse(null);
    }

    public List<Integration> getWebhooks() {
        return all().stream().filter(Integration::isWebhook).toList();
    }

    /** Where that went, as people call it; of a webhook the host. */
    public String where(OutboxMessage delivery) {
        Map<String, Integration> byId =
                all().stream().collect(Collectors.toMap(integration -> integration.getId().toString(), integration -> integration));
        Integration target = byId.get(delivery.getRecipient());
        return target == null || !target.isWebhook()
                ? texts.get("integrations.spreadsheet")
                : URI.create(target.getAddress()).getHost();
    }

    public int getFailed() {
        return connecting.countDeliveries(MailState.FAILED, null);
    }

    public int getWaiting() {
        return connecting.countDeliveries(MailState.WAITING, null);
    }

    public int getSent() {
        return connecting.countDeliveries(MailState.SENT, null);
    }

    public long getSentKept() {
        return connecting.retention().days(Kept.LINES);
    }

    public long getFailedKept() {
        return connecting.retention().days(Kept.FAILED);
    }

    public Paged<OutboxMessage> getDeliveries() {
        return deliveries;
    }

    private void said(String text) {
        read();
        Messages.addGlobalInfo(texts.get(text));
    }

    /** What is there, into the form; never the key. */
    private void read() {
        integrations = null;
        Integration there = getSpreadsheet();
        kind = there == null ? "script" : there.getKind();
        address = there != null && there.isScript() ? there.getAddress() : null;
        sheet = there != null && there.isSheet() ? there.getAddress() : null;
        tab = there != null && there.isSheet() ? there.getTab() : texts.get("integrations.tab.usual");
        key = null;
    }

    private List<Integration> all() {
        if (integrations == null) {
            integrations = connecting.all();
        }
        return integrations;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getSheet() {
        return sheet;
    }

    public void setSheet(String sheet) {
        this.sheet = sheet;
    }

    public String getTab() {
        return tab;
    }

    public void setTab(String tab) {
        this.tab = tab;
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
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
