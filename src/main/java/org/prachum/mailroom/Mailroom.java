package org.prachum.mailroom;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.notifications.MailState;
import org.prachum.notifications.Mails;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Quotas;
import org.prachum.tenancy.Retention;
import org.prachum.tenancy.Retentions;

/** What an admin does with the organization's mails. Their content is nobody's business but the recipient's and never shown. */
@UseCase
@Requires(Permission.KEEP_MAIL)
class Mailroom {

    @Inject
    Mails mails;

    @Inject
    Retentions retentions;

    @Inject
    Quotas quotas;

    @Inject
    Audit audit;

    List<OutboxMessage> list(MailState state, String recipient, int first, int most) {
        return mails.list(state, recipient, first, most);
    }

    /** How long the list goes back. */
    Retention retention() {
        return retentions.current();
    }

    /** How many wait for the next day, because as many as may leave in this one have left. */
    int overQuota() {
        return mails.overQuota();
    }

    /** How many wait for the next day, because what is left of this one is kept for people whom the organization knows. */
    int reserved() {
        return mails.reserved();
    }

    /** How many may leave today. */
    int mostInADay() {
        return quotas.mailsToday();
    }

    int count(MailState state, String recipient) {
        return mails.count(state, recipient);
    }

    void sendAgain(UUID mail) {
        mails.sendAgain(mail);
        audit.note("mail.sent_again", mail, "");
    }

    int sendAllFailedAgain() {
        int again = mails.sendAllFailedAgain();
        audit.note(Deed.of("mail.all_sent_again").with("count", again));
        return again;
    }
}
