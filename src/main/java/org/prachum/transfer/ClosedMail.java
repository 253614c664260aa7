package org.prachum.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prachum.notifications.Mail;
import org.prachum.notifications.MailWriter;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.time.Moments;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.tenancy.Here;
import org.prachum.tenancy.Organization;

/** To the admins: their organization was closed, until when it can be taken back, and how. Not when it was taken back meanwhile. */
@ApplicationScoped
class ClosedMail implements MailWriter {

    static final String KIND = "transfer.closed";

    @Inject
    TakingBack takingBack;

    @Inject
    Words words;

    @Inject
    Here here;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean mayWait() {
        return false;
    }

    @Override
    public Optional<Mail> write(OutboxMessage message) {
        return Optional.of(here.getOrganization()).filter(Organization::isClosed).map(left -> mail(left, message.getLanguage()));
    }

    private Mail mail(Organization left, Language language) {
        Moments say = Moments.in(language.locale(), left.getZone());
        Map<String, Object> values = Map.of(
                "name", left.getName(),
                "closed", say.dateTime(left.closedAt().orElseThrow()),
                "until", say.dateTime(left.erasedAt().orElseThrow()));
        return Mail.of(
                        words.say(language, "transfer.mail.closed.subject", values),
                        words.say(language, "identity.mail.code.greeting"),
                        List.of(words.say(language, "transfer.mail.closed.text", values)))
                .withAction(
                        words.say(language, "transfer.mail.closed.action"),
                        here.linkOn("", "/take-back/" + takingBack.code(left)).toString());
    }
}
