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

/** To the admins: who asks for a copy and was not answered yet, one or many. */
@ApplicationScoped
class DataAskedMail implements MailWriter {

    static final String KIND = "privacy.asked";

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
        int count = requests.countWaiting();
        return requests.waiting(0, 1).stream().findFirst().map(first -> mail(first, count, message));
    }

    private Mail mail(WaitingRequest first, int count, OutboxMessage message) {
        Map<String, Object> values = Map.of(
                "name", first.name(), "number", first.number(), "count", count, "organization", here.getOrganization().getName());
        return Mail.of(
                        words.say(message.getLanguage(), "privacy.mail.asked.subject", values),
                        words.say(message.getLanguage(), "identity.mail.code.greeting"),
                        List.of(words.say(message.getLanguage(), "privacy.mail.asked.text", values)))
                .withAction(words.say(message.getLanguage(), "privacy.mail.asked.action"), here.link("/admin/privacy").toString());
    }
}
