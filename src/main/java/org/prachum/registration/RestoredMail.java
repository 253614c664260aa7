package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.prachum.notifications.Mail;
import org.prachum.notifications.MailWriter;
import org.prachum.notifications.OutboxMessage;

/** The mail that says that an organizer restored a registration, to whoever had heard that it was removed. */
@ApplicationScoped
class RestoredMail implements MailWriter {

    @Inject
    RegistrationMails mails;

    @Override
    public String kind() {
        return RegistrationMails.RESTORED;
    }

    @Override
    public boolean mayRepeat() {
        return true;
    }

    @Override
    public Optional<Mail> write(OutboxMessage message) {
        return mails.write(message);
    }
}
