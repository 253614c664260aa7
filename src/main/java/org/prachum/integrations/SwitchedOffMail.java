package org.prachum.integrations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prachum.notifications.Mail;
import org.prachum.notifications.MailWriter;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.tenancy.Here;

/** Tells an admin that an integration switched itself off; not when it was switched on or removed meanwhile. */
@ApplicationScoped
class SwitchedOffMail implements MailWriter {

    static final String KIND = "integrations.switched_off";

    @Inject
    Posting posting;

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
        return posting.switchedOff(message.getSubject()).map(integration -> mail(integration, message.getLanguage()));
    }

    private Mail mail(Integration integration, Language language) {
        Map<String, Object> values = Map.of(
                "organization", here.getOrganization().getName(),
                "kind", integration.getKind(),
                "where", integration.isWebhook() ? integration.getAddress() : "");
        return Mail.of(
                        words.say(language, "integrations.mail.off.subject", values),
                        words.say(language, "integrations.mail.off.greeting"),
                        List.of(words.say(language, "integrations.mail.off.text", values)))
                .withAction(words.say(language, "integrations.mail.off.action"), here.link("/admin/integrations").toString());
    }
}
