package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.prachum.notifications.Mail;
import org.prachum.notifications.MailWriter;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.tenancy.Here;

/** What is written to people about their accounts: one sentence, and one button that leads here. */
abstract class AccountMails implements MailWriter {

    static final String KNOWN = "identity.known";
    static final String WAITING = "identity.waiting";
    static final String INVITED = "identity.invited";
    static final String APPROVED = "identity.approved";
    static final String MOVED = "identity.moved";
    static final String PASSKEY_ADDED = "identity.passkey_added";
    static final String PASSKEY_REMOVED = "identity.passkey_removed";
    static final String PASSKEYS_TAKEN_OFF = "identity.passkeys_taken_off";
    static final String PASSKEYS_TAKEN_OFF_BY_OPERATOR = "identity.passkeys_taken_off_by_operator";

    /** What stands in the place of a code, and what tells somebody that their account may not be theirs alone any more. */
    private static final Set<String> AT_ONCE =
            Set.of(KNOWN, MOVED, PASSKEY_ADDED, PASSKEY_REMOVED, PASSKEYS_TAKEN_OFF, PASSKEYS_TAKEN_OFF_BY_OPERATOR);

    @Inject
    Accounts accounts;

    @Inject
    Words words;

    @Inject
    Here here;

    private final String kind;
    private final String path;

    protected AccountMails(String kind, String path) {
        this.kind = kind;
        this.path = path;
    }

    @Override
    public final String kind() {
        return kind;
    }

    @Override
    public final boolean mayWait() {
        return !AT_ONCE.contains(kind);
    }

    @Override
    public final Optional<Mail> write(OutboxMessage message) {
        return isTrue(message) ? Optional.of(mail(message)) : Optional.empty();
    }

    /** Whether there is still something to say. */
    boolean isTrue(OutboxMessage message) {
        return true;
    }

    /** What its sentences name. */
    Map<String, Object> values(OutboxMessage message) {
        return Map.of(
                "organization", here.getOrganization().getName(),
                "name", accounts.find(message.getSubject()).map(Account::getName).orElse(""),
                "detail", message.body().orElse(""));
    }

    private Mail mail(OutboxMessage message) {
        Language language = message.getLanguage();
        String texts = "identity.mail." + kind.substring("identity.".length());
        Map<String, Object> values = values(message);
        Mail mail = Mail.of(
                words.say(language, texts + ".subject", values),
                words.say(language, "identity.mail.code.greeting"),
                List.of(words.say(language, texts + ".text", values)));
        return mail.withAction(words.say(language, texts + ".action"), here.link(path).toString());
    }

    /** To somebody who registers again. */
    @ApplicationScoped
    static class Known extends AccountMails {
        Known() {
            super(KNOWN, "/auth/login");
        }
    }

    /** To the admins: who waits for their approval, one or many. */
    @ApplicationScoped
    static class Waiting extends AccountMails {
        Waiting() {
            super(WAITING, "/admin/accounts");
        }

        @Override
        boolean isTrue(OutboxMessage message) {
            return accounts.countPending() > 0;
        }

        @Override
        Map<String, Object> values(OutboxMessage message) {
            return Map.of(
                    "organization", here.getOrganization().getName(),
                    "name", accounts.pending(1).stream().map(Account::getName).findFirst().orElse(""),
                    "count", accounts.countPending());
        }
    }

    /** To somebody whom an admin invites. */
    @ApplicationScoped
    static class Invited extends AccountMails {
        Invited() {
            super(INVITED, "/auth/login");
        }
    }

    /** To somebody who waited. */
    @ApplicationScoped
    static class Approved extends AccountMails {
        Approved() {
            super(APPROVED, "/auth/login");
        }
    }

    /** To the address that somebody's account has left. */
    @ApplicationScoped
    static class Moved extends AccountMails {
        Moved() {
            super(MOVED, "/");
        }
    }

    /** To whoever added a passkey, or whose account somebody else did it with. */
    @ApplicationScoped
    static class PasskeyAdded extends AccountMails {
        PasskeyAdded() {
            super(PASSKEY_ADDED, "/account/passkeys");
        }
    }

    /** The same of one that was removed. */
    @ApplicationScoped
    static class PasskeyRemoved extends AccountMails {
        PasskeyRemoved() {
            super(PASSKEY_REMOVED, "/account/passkeys");
        }
    }

    /** To somebody whose passkeys an admin took off. */
    @ApplicationScoped
    static class PasskeysTakenOff extends AccountMails {
        PasskeysTakenOff() {
            super(PASSKEYS_TAKEN_OFF, "/account/passkeys");
        }
    }

    /** The same where an operator did. */
    @ApplicationScoped
    static class PasskeysTakenOffByOperator extends AccountMails {
        PasskeysTakenOffByOperator() {
            super(PASSKEYS_TAKEN_OFF_BY_OPERATOR, "/account/passkeys");
        }
    }
}
