package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.prachum.notifications.Mail;
import org.prachum.notifications.MailWriter;
import org.prachum.notifications.OutboxMessage;

/** The mail in the hour before. */
@ApplicationScoped
class HourBeforeMail implements MailWriter {

    @Inject
    RegistrationMails mails;

    @Override
    public String kind() {
        return RegistrationMails.HOUR_BEFORE;
    }

    @Override
    public Optional<Mail> write(OutboxMessage message) {
        return mails.write(message);
    }
}
