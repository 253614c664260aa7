package org.prachum.domains;

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
import org.prachum.tenancy.OwnDomain;
import org.prachum.tenancy.OwnDomains;

/** To the admins: a domain's proof is gone, and the domain will end unless it comes back. */
@ApplicationScoped
class MissingMail implements MailWriter {

    static final String KIND = "domains.missing";

    @Inject
    OwnDomains domains;

    @Inject
    Proof proof;

    @Inject
    Words words;

    @Inject
    Here here;

    @Override
    public String kind() {
        return KIND;
    }

    /** It may be back, or given up. */
    @Override
    public Optional<Mail> write(OutboxMessage message) {
        return domains.all().stream()
                .filter(domain -> domain.getId().equals(message.getSubject()) && domain.endsAt().isPresent())
                .findFirst()
                .map(domain -> mail(domain, message.getLanguage()));
    }

    private Mail mail(OwnDomain domain, Language language) {
        Moments say = Moments.in(language.locale(), here.getOrganization().getZone());
        Map<String, Object> values = Map.of(
                "domain", domain.getName(),
                "name", proof.name(domain),
                "until", say.dateTime(domain.endsAt().orElseThrow()));
        return Mail.of(
                        words.say(language, "domains.mail.missing.subject", values),
                        words.say(language, "identity.mail.code.greeting"),
                        List.of(words.say(language, "domains.mail.missing.text", values)))
                .withAction(words.say(language, "domains.mail.missing.action"), here.link("/admin/domains").toString());
    }
}
