package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
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
    Codes codes;

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
        Optional<OneTimeCode> asked = codes.find(message.getSubject());
        List<String> paragraphs = new ArrayList<>(List.of(words.say(language, "identity.mail.code.text", values)));
        if (asked.filter(OneTimeCode::replaces).isPresent()) {
            paragraphs.add(words.say(language, "identity.mail.code.replaces"));
        }
        Mail mail = Mail.of(
                        words.say(language, "identity.mail.code.subject", values),
                        words.say(language, "identity.mail.code.greeting"),
                        paragraphs)
                .withCode(code)
                .withFooter(words.say(language, "identity.mail.code.footer"));
        return Optional.of(asked.filter(OneTimeCodes::hasLink)
                .map(signIn -> mail.withAction(words.say(language, "identity.mail.code.action"), link(signIn)))
                .orElse(mail));
    }

    private String link(OneTimeCode code) {
        return here.link("/auth/link?code=" + OneTimeCodes.link(code.getId(), keys)).toString();
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
