package org.prachum.mailroom;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.MissingResourceException;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.notifications.MailState;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.web.Paged;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Kept;
import org.prachum.tenancy.Retention;

/** {@code /admin/mails}; it opens with what failed, if anything did. */
@Named
@ViewScoped
public class MailroomPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Mailroom mailroom;

    @Inject
    Texts texts;

    private int sentKept;
    private int failedKept;
    private MailState state;
    private String recipient;
    private Paged<OutboxMessage> mails;

    @PostConstruct
    void open() {
        Retention retention = mailroom.retention();
        sentKept = retention.days(Kept.MAILS);
        failedKept = retention.days(Kept.FAILED);
        state = getFailed() > 0 ? MailState.FAILED : MailState.SENT;
        mails = new Paged<>(
                () -> mailroom.count(state, recipient), (first, most) -> mailroom.list(state, recipient, first, most));
    }

    public void again(UUID mail) {
        mailroom.sendAgain(mail);
        Messages.addGlobalInfo(texts.get("mailroom.again.done"));
    }

    public void allAgain() {
        int count = mailroom.sendAllFailedAgain();
        Messages.addGlobalInfo(texts.say("mailroom.again.all.done", "count", count));
    }

    public int getFailed() {
        return mailroom.count(MailState.FAILED, null);
    }

    public int getWaiting() {
        return mailroom.count(MailState.WAITING, null);
    }

    /** How many wait for tomorrow. */
    public int getOverQuota() {
        return mailroom.overQuota();
    }

    /** How many wait for tomorrow, because they go to people whom the organization does not know. */
    public int getReserved() {
        return mailroom.reserved();
    }

    public int getMostInADay() {
        return mailroom.mostInADay();
    }

    public int getSent() {
        return mailroom.count(MailState.SENT, null);
    }

    /** What it is about, in words; a kind that has none is a mail. */
    public String what(OutboxMessage mail) {
        try {
            return texts.get("mailroom.kind." + mail.getKind());
        } catch (MissingResourceException unnamed) {
            return texts.get("mailroom.mail");
        }
    }

    public long getSentKept() {
        return sentKept;
    }

    public long getFailedKept() {
        return failedKept;
    }

    public Paged<OutboxMessage> getMails() {
        return mails;
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

    public String getRecipient() {
        return recipient;
    }

    public void setRecipient(String recipient) {
        this.recipient = recipient;
    }
}
