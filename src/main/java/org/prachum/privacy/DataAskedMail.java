package org.prachum.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prachum.notifications.Mail;
import org.prachum.notifications.MailWriter;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.web.Words;
import org.prachum.registration.Registration;
import org.prachum.registration.TicketHolders;
import org.prachum.tenancy.Here;

/** To the admins: somebody asks for a copy. Not when they were answered meanwhile. */
@ApplicationScoped
class DataAskedMail implements MailWriter {

    static final String KIND = "privacy.asked";

    @Inject
    DataRequests requests;

    @Inject
    TicketHolders holders;

    @Inject
    Words words;

    @Inject
    Here here;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Mail> write(OutboxMessage message) {
        return requests.find(message.getSubject())
                .filter(DataRequest::isWaiting)
                .flatMap(request -> holders.find(request.registration()))
                .map(registration -> mail(registration, message));
    }

    private Mail mail(Registration registration, OutboxMessage message) {
        Map<String, Object> values = Map.of(
                "name", registration.getName(), "number", registration.getIdentifier(), "organization", here.getOrganization().getName());
        return Mail.of(
                        words.say(message.getLanguage(), "privacy.mail.asked.subject", values),
                        words.say(message.getLanguage(), "identity.mail.code.greeting"),
                        List.of(words.say(message.getLanguage(), "privacy.mail.asked.text", values)))
                .withAction(words.say(message.getLanguage(), "privacy.mail.asked.action"), here.link("/admin/privacy").toString());
    }
}
