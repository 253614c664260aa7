package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.prachum.notifications.Outbox;
import org.prachum.platform.web.Language;
import org.prachum.tenancy.Here;

/** Mails to accounts, each in the language that its owner has chosen, or else in the organization's. Joins its caller's transaction. */
@ApplicationScoped
public class AccountPost {

    @Inject
    Accounts accounts;

    @Inject
    Outbox outbox;

    @Inject
    Here here;

    /** A mail of that kind about {@code subject} to every admin who can sign in. */
    public void toAdmins(String kind, UUID subject) {
        accounts.activeAdmins().forEach(admin -> mail(admin, kind, subject, null));
    }

    /** The same about everything of that kind that waits for them, in one mail an hour at most. */
    public void tellAdmins(String kind, UUID subject) {
        accounts.activeAdmins().forEach(admin ->
                outbox.digest(kind, admin.getId(), subject, admin.getEmail(), languageOf(admin)));
    }

    /** A mail about the account itself, to the address that it has now. */
    void to(Account account, String kind) {
        to(account, kind, null);
    }

    /** The same, with what its writer needs and no row holds. */
    void to(Account account, String kind, String body) {
        mail(account, kind, account.getId(), body);
    }

    private void mail(Account account, String kind, UUID subject, String body) {
        outbox.mail(kind, subject, account.getEmail(), languageOf(account), body);
    }

    private Language languageOf(Account account) {
        return account.language().orElse(here.getOrganization().getLanguage());
    }
}
