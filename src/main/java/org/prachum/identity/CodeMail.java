package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prachum.notifications.Mail;
import org.prachum.notifications.MailWriter;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.config.Keys;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.tenancy.Here;

/** The mail with a code in it. */
@ApplicationScoped
class CodeMail implements MailWriter {

    @Inject
    Keys keys;

    @Inject
    Words words;

    @Inject
    Here here;

    @Override
    public String kind() {
        return CodeRequest.CODE;
    }

    @Override
    public boolean mayWait() {
        return false;
    }

    @Override
    public Optional<Mail> write(OutboxMessage message) {
        Language language = message.getLanguage();
        String code = keys.unseal(OneTimeCodes.KEY, message.body().orElseThrow());
        Map<String, Object> values = Map.of("code", code, "organization", here.getOrganization().getName());
        return Optional.of(Mail.of(
                        words.say(language, "identity.mail.code.subject", values),
                        words.say(language, "identity.mail.code.greeting"),
                        List.of(words.say(language, "identity.mail.code.text", values)))
                .withCode(code)
                .withFooter(words.say(language, "identity.mail.code.footer")));
    }

    /** Writes nothing. */
    @ApplicationScoped
    static class Silent implements MailWriter {

        @Override
        public String kind() {
            return CodeRequest.NOTHING;
        }

        @Override
        public boolean mayWait() {
            return false;
        }

        @Override
        public Optional<Mail> write(OutboxMessage message) {
            return Optional.empty();
        }
    }
}
