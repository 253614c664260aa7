package org.prachum.identity;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Texts;

/** {@code /admin/accounts/<id>} */
@Named
@ViewScoped
public class AdminAccountPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    AccountAdministration administration;

    @Inject
    Texts texts;

    private String id;
    private String to;
    private transient Account account;
    private transient Integer passkeys;

    public void load() {
        account = administration.byId(uuid());
    }

    public void approve() {
        administration.approve(uuid());
        load();
    }

    public void suspend() {
        administration.suspend(uuid());
        load();
    }

    public void restore() {
        administration.restore(uuid());
        load();
    }

    public void makeAdmin() {
        administration.become(uuid(), Role.ADMIN);
        load();
    }

    public void makeOrganizer() {
        administration.become(uuid(), Role.ORGANIZER);
        load();
    }

    public void takeOffPasskeys() {
        administration.takeOffPasskeys(uuid());
        passkeys = null;
        Messages.addGlobalInfo(texts.get("identity.takeOffPasskeys.done"));
        load();
    }

    /** How many they have. */
    public int getPasskeys() {
        if (passkeys == null) {
            passkeys = administration.passkeysOf(uuid());
        }
        return passkeys;
    }

    public void handOver() {
        administration.handOver(uuid(), to == null || to.isEmpty() ? null : Ids.typed("account", to));
        Messages.addGlobalInfo(texts.get("identity.handOver.done"));
        to = null;
    }

    public Account getAccount() {
        if (account == null) {
            load();
        }
        return account;
    }

    public List<Account> getHeirs() {
        return administration.heirsOf(uuid());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    private UUID uuid() {
        return Ids.typed("account", id);
    }
}
