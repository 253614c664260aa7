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
import org.prachum.tenancy.Here;

/** To the person: a copy was asked for with their ticket, and will come to them. So nobody asks in their place without their knowing. */
@ApplicationScoped
class DataPromisedMail implements MailWriter {

    static final String KIND = "privacy.promised";

    @Inject
    DataRequests requests;

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
        return requests.find(message.getSubject()).filter(DataRequest::isWaiting).map(request -> mail(message));
    }

    private Mail mail(OutboxMessage message) {
        Map<String, Object> values = Map.of("organization", here.getOrganization().getName());
        return Mail.of(
                words.say(message.getLanguage(), "privacy.mail.promised.subject", values),
                words.say(message.getLanguage(), "identity.mail.code.greeting"),
                List.of(
                        words.say(message.getLanguage(), "privacy.mail.promised.text", values),
                        words.say(message.getLanguage(), "privacy.mail.promised.other")));
    }
}
