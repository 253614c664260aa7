package org.prachum.onboarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.prachum.identity.Accounts;
import org.prachum.identity.Email;
import org.prachum.notifications.Mail;
import org.prachum.notifications.MailWriter;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.tenancy.Here;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Organization;

/** To an address that asked where it has accounts: there. An address that has none gets no mail, so that nobody is bothered by strangers. */
@ApplicationScoped
class FindingMail implements MailWriter {

    static final String KIND = "onboarding.found";

    @Inject
    Accounts accounts;

    @Inject
    Neighbourhood neighbourhood;

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
        Language language = message.getLanguage();
        List<Organization> found = neighbourhood.among(accounts.organizationsOf(new Email(message.getRecipient())));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Mail.Fact> facts = found.stream()
                .map(organization -> new Mail.Fact(
                        organization.getName(),
                        here.linkOn(organization.getSubdomain(), "/auth/login").toString()))
                .toList();
        return Optional.of(Mail.of(
                        words.say(language, "onboarding.mail.found.subject"),
                        words.say(language, "onboarding.mail.found.greeting"),
                        List.of(words.say(language, "onboarding.mail.found.text")))
                .withFacts(facts)
                .withFooter(words.say(language, "onboarding.mail.found.footer")));
    }
}
